package text

// confused lists characters that print and OCR take for each other: they differ by a stroke, a radical or a dot. Most
// pairs come from titles and labels of accounts that were read wrong.
var confused = []string{
	// of titles and heads
	"拨拔泼", "编缤", "己已巳", "未末", "土士上", "日曰", "人入八", "千干于", "项顶预", "资货贷", "般股舨", "算箅", "收牧", "缴激檄",
	"补朴", "门内", "部邻邮", "支攴文", "财则", "政攻", "出岀", "决快泱", "类娄", "款歉", "共其", "基墓", "金全佥", "余佘馀", "结给", "转传",
	"合台", "计汁讣", "小少", "公厶", "用甩", "费贵", "经轻径", "国囯", "有冇", "本木", "年牟", "初衩", "目且", "总忌", "数敉", "额颔",
	// of names of functions and of economic classes
	"大太犬", "住往", "房旁", "障章", "保俣", "险检", "业亚", "活话", "场埸", "车东", "运远", "待侍", "接按", "因困囚", "管营", "位仁",
	"务夯", "宫官", "间问闻", "乡多", "民氏", "卫工", "生牛", "育盲", "科料", "技枝", "体休", "安女", "农衣", "林休", "水氷", "城域",
	"商高", "自白", "然燃", "气乞", "交文", "信倍", "债侦", "息悬思", "助肋", "捐损", "赠增", "办为", "差羌着", "刷涮", "印卬", "咨恣",
	"询讯", "手毛", "电申", "取职", "物吻", "维推", "修俢", "租祖", "赁货", "会云", "议仪", "培掊", "训川", "材村", "被披", "装袋",
	"购沟", "劳芳", "委妥", "托拖", "绩缋", "遗遣", "奖浆", "离禽", "抚扰", "恤血", "疗疖",
	// strokes, circles and marks
	"一-－—–―─", "口囗", "〇○零O0", "l1I", "，,、", "。.．·", "：:；;",
}

// partners are, by character, those it is confused with.
var partners = func() map[rune]string {
	out := map[rune]string{}
	for _, group := range confused {
		for _, r := range group {
			out[r] += group
		}
	}
	return out
}()

// isStroke holds for 一 and what it is read as: OCR loses it or takes it for a dash, most of all at the start.
func isStroke(r rune) bool {
	return r == '一' || r == '-' || r == '－' || r == '—' || r == '–' || r == '―' || r == '─'
}
