package accounts

var _ = register(&Table{
	ID: "state_assets", Shape: SingleRow,
	Titles: Titles{Either: Names{"国有资产{占用|占有使用|占有|占用使用}[情况]表", "国有资产占有使用及购置情况表"}},
	Columns: []Column{
		{ID: "vehicles", Count: true, Unit: "台、辆", Heads: Names{"车辆[数][合计][(台、辆)|(辆)|(台/辆)]", "车辆/合计", "车辆[(台、辆)]/小计", "公务用车数量[(辆)]"}},
		{ID: "equipment_over_500k", Count: true, Unit: "台、套", Heads: Names{"单价50万元[(含)]以上[的]通用设备[(台、套)|(台/套)|(台,套)]", "单位价值50万元[(含)]以上通用设备[(台、套)]"}},
		{ID: "equipment_over_1m", Count: true, Unit: "台、套", Heads: Names{"单价100万元[(含)]以上[的]{专用设备|设备}[(台、套)|(台/套)|(台,套)]", "单位价值100万元[(含)]以上{专用设备|设备}[(台、套)]"}},
	},
	Source: "江西省 部门决算公开报表, 国有资产占用情况表",
})
