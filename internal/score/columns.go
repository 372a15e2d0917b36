package score

import (
	"strings"

	"github.com/juesuan/juesuan/model"
)

// columns are the column ids of each type: those of final accounts and budgets, and those that some documents print
// beside them. An amount in another column (other_N) counts where the truth has it.
var columns = columnSets(map[model.Type]string{
	"income_expenditure_summary":   "initial_budget adjusted_budget final budget personnel public project",
	"income":                       "total fiscal superior_subsidy undertaking education_fee operating subordinate_remittance other",
	"expenditure":                  "total basic project remitted_to_superior operating subordinate_subsidy reserved closing_balance",
	"fiscal_appropriation_summary": "final total general_budget government_fund state_capital budget",
	"general_budget_expenditure": "total basic project opening_balance.total opening_balance.basic opening_balance.project income.total " +
		"income.basic income.project closing_balance.total closing_balance.basic closing_balance.project",
	"general_budget_basic_expenditure": "final total personnel public",
	"three_public": "budget.total budget.abroad budget.vehicle_total budget.vehicle_purchase budget.vehicle_operation " +
		"budget.reception final.total final.abroad final.vehicle_total final.vehicle_purchase " +
		"final.vehicle_operation final.reception budget.grand_total budget.meeting budget.training " +
		"budget.operating_expenses previous_budget.total final.meeting final.training final.grand_total",
	"government_fund":                        "opening_balance income total basic project closing_balance",
	"state_capital":                          "opening_balance income total basic project closing_balance",
	"fiscal_appropriation_expenditure":       "total basic project",
	"fiscal_appropriation_basic_expenditure": "total personnel public",
	"operating_expenses":                     "total",
	"project_expenditure":                    "total general_budget government_fund state_capital other",
	"fiscal_appropriation_detail":            "total",
	"general_budget_detail":                  "total",
	"general_budget_project":                 "total",
	"state_assets":                           "vehicles equipment_over_500k equipment_over_1m",
	"performance_overall":                    "",
	"performance_project":                    "",
	"generic":                                "",
})

// anyType are the columns that a table of any type may have.
const anyType = "completion difference previous previous_budget rate"

func columnSets(lists map[model.Type]string) map[model.Type]map[string]bool {
	sets := map[model.Type]map[string]bool{}
	for t, list := range lists {
		sets[t] = map[string]bool{}
		for _, id := range strings.Fields(list + " " + anyType) {
			sets[t][id] = true
		}
	}
	return sets
}
