package main

// collection lists what is packed of one character collection: the predefined CMaps of PDF 32000-1, table 118, the
// few next to them that PDF files name too, and the UTF-32 CMaps. The UTF-16 and UTF-8 ones are left out, since they
// say the same of other codes (see checkTranscodings). A CMap comes after its base.
type collection struct {
	name    string
	cmaps   []string
	unicode []string // the CMaps among them whose inverse gives Unicode, best first
}

var collections = []collection{
	{
		name: "Adobe-GB1",
		cmaps: []string{
			"GB-H", "GB-V", "GB-EUC-H", "GB-EUC-V", "GBpc-EUC-H", "GBpc-EUC-V", "GBK-EUC-H", "GBK-EUC-V",
			"GBKp-EUC-H", "GBKp-EUC-V", "GBK2K-H", "GBK2K-V", "GBT-EUC-H", "GBT-EUC-V",
			"UniGB-UCS2-H", "UniGB-UCS2-V", "UniGB-UTF32-H", "UniGB-UTF32-V",
		},
		unicode: []string{"UniGB-UTF32-H", "UniGB-UCS2-H", "UniGB-UTF32-V"},
	},
	{
		name: "Adobe-CNS1",
		cmaps: []string{
			"B5-H", "B5-V", "B5pc-H", "B5pc-V", "ETen-B5-H", "ETen-B5-V", "ETenms-B5-H", "ETenms-B5-V",
			"HKscs-B5-H", "HKscs-B5-V", "CNS-EUC-H", "CNS-EUC-V", "CNS1-H", "CNS1-V", "CNS2-H", "CNS2-V",
			"UniCNS-UCS2-H", "UniCNS-UCS2-V", "UniCNS-UTF32-H", "UniCNS-UTF32-V",
		},
		unicode: []string{"UniCNS-UTF32-H", "UniCNS-UCS2-H", "UniCNS-UTF32-V"},
	},
	{
		name: "Adobe-Japan1",
		cmaps: []string{
			"H", "V", "83pv-RKSJ-H", "90ms-RKSJ-H", "90ms-RKSJ-V", "90msp-RKSJ-H", "90msp-RKSJ-V", "90pv-RKSJ-H",
			"90pv-RKSJ-V", "Add-RKSJ-H", "Add-RKSJ-V", "EUC-H", "EUC-V", "Ext-RKSJ-H", "Ext-RKSJ-V", "RKSJ-H", "RKSJ-V",
			"UniJIS-UCS2-H", "UniJIS-UCS2-V", "UniJIS-UCS2-HW-H", "UniJIS-UCS2-HW-V", "UniJIS-UTF32-H", "UniJIS-UTF32-V",
			"UniJIS2004-UTF32-H", "UniJIS2004-UTF32-V",
		},
		unicode: []string{"UniJIS-UTF32-H", "UniJIS2004-UTF32-H", "UniJIS-UCS2-H", "UniJIS-UTF32-V"},
	},
	{
		name: "Adobe-Korea1",
		cmaps: []string{
			"KSC-H", "KSC-V", "KSC-EUC-H", "KSC-EUC-V", "KSCms-UHC-H", "KSCms-UHC-V", "KSCms-UHC-HW-H", "KSCms-UHC-HW-V",
			"KSCpc-EUC-H", "KSCpc-EUC-V", "UniKS-UCS2-H", "UniKS-UCS2-V", "UniKS-UTF32-H", "UniKS-UTF32-V",
		},
		unicode: []string{"UniKS-UTF32-H", "UniKS-UCS2-H", "UniKS-UTF32-V"},
	},
	{
		name:    "Adobe-KR",
		cmaps:   []string{"UniAKR-UTF32-H"},
		unicode: []string{"UniAKR-UTF32-H"},
	},
}
