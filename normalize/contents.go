package normalize

import (
	"regexp"
	"slices"
	"strings"

	"github.com/juesuan/juesuan/accounts"
	"github.com/juesuan/juesuan/model"
	"github.com/juesuan/juesuan/text"
)

// The list of contents (目录) names the tables that a document has.

var (
	// leaderPage is the page number behind a line of the contents, and the dots that lead to it.
	leaderPage = regexp.MustCompile(`[.．·…‥\s_-]*(?:第?[0-9]{1,3}页?)?$`)
	// wordsOf are in the sentence that a document prints instead of a table without figures.
	wordsOf = map[model.Type]string{
		model.GovernmentFund: "政府性基金", model.StateCapital: "国有资本", model.ThreePublic: "三公", model.FiscalAppropriationSummary: "财政拨款",
	}
)

// listedMissing warns of tables that the list of contents names and the document lacks. Those that are told as missing
// already, and those of which a sentence says that there is nothing to print, are left out.
func listedMissing(doc *model.Document, lines []model.Line, tables []*table) []model.Diagnostic {
	stage := model.StageFinalAccounts
	if doc.Document.Stage != nil {
		stage = *doc.Document.Stage
	}
	from, to := contents(lines)
	var out []model.Diagnostic
	var told []model.Type
	for _, l := range lines[from:to] {
		printed := leaderPage.ReplaceAllString(strings.TrimSpace(l.Text()), "")
		named := accounts.MatchTitle(printed)
		if len(named) != 1 || named[0].Distance > 0 {
			continue
		}
		id := named[0].Table.ID
		if slices.Contains(told, id) || slices.Contains(doc.Missing, id) || given(tables, id, stage) || given(tables, id, "") || saysNone(lines[to:], id) {
			continue
		}
		told = append(told, id)
		out = append(out, model.Diagnostic{Code: model.CodeListedTableMissing, Page: l.Page, Message: "the list of contents names " + printed + ", and there is no such table"})
	}
	return out
}

// contents finds the lines of the list of contents: those behind 目录 on its page and on the next, as far as they are no
// sentences. A heading that comes again ends it.
func contents(lines []model.Line) (from, to int) {
	const most = 80 // lines
	for i := range lines {
		if text.Squash(lines[i].Text()) != "目录" {
			continue
		}
		seen := map[string]bool{}
		for to = i + 1; to < len(lines) && to-i <= most && lines[to].Page <= lines[i].Page+1; to++ {
			s := leaderPage.ReplaceAllString(text.Squash(lines[to].Text()), "")
			if strings.ContainsAny(s, "。；") || s != "" && seen[s] {
				break
			}
			seen[s] = true
		}
		return i + 1, to
	}
	return 0, 0
}

// saysNone reports whether a sentence says that there is nothing to print in a table.
func saysNone(lines []model.Line, id model.Type) bool {
	words := wordsOf[id]
	return words != "" && slices.ContainsFunc(lines, func(l model.Line) bool {
		s := text.Squash(l.Text())
		return strings.Contains(s, words) && accounts.SaysNone(s)
	})
}
