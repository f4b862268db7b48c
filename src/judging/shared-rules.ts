import { settleInputs } from "../engine/criterion-inputs.js";
import { OpenRules } from "../engine/open-rules.js";
import type { SettledRules } from "../engine/settle-rules.js";
import { remember } from "../facts/remember.js";
import { FACT_TABLE } from "./fact-slots.js";
import type { QueryContext } from "./query-context.js";

/** What is kept; beyond, it is made anew, so that memory stays flat. */
const MOST_SHARED = 100;

/** What contexts leave open of rules and criteria, made once for all that leave the same. It tells what speaks against a candidate. */
export class SharedRules {
  private readonly known = new Map<string, OpenRules>();
  /** by what a context settles, which contexts may share */
  private readonly bySettled = new WeakMap<SettledRules, OpenRules>();

  of(context: QueryContext): OpenRules {
    const known = this.bySettled.get(context.rules);
    if (known !== undefined) return known;
    const made = this.sharedBy(context);
    this.bySettled.set(context.rules, made);
    return made;
  }

  private sharedBy({ rules, criteria, value }: QueryContext): OpenRules {
    const inputs = criteria.criteria.map((criterion) => settleInputs(criterion.inputs, value));
    const left = rules.open.map(({ rule, condition }) =>
      condition === rule.when ? rule.id : [rule.id, condition],
    );
    const key = JSON.stringify([left, inputs]);
    const make = () =>
      new OpenRules({ rules: rules.open, inputs, criteria, table: FACT_TABLE, isTelling: true });
    return remember(this.known, key, make, MOST_SHARED);
  }
}
