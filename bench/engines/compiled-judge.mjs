// (b) for a whole judgement: rules, the steps they make, criteria, verdict and score as one generated function of a facts object. It
// comes to the product's verdicts and scores, without findings and without the intervals of what is unknown.
import { holds, mayHold } from "./compiled.mjs";
import { fingerprintsOf } from "./fingerprint.mjs";
import { propertyName } from "./plain-tests.mjs";

/** Best first; a judgement is the place of one. */
export const VERDICTS = ["recommended", "viable", "caution", "unknown", "excluded"];
const [RECOMMENDED, VIABLE, CAUTION, UNKNOWN] = VERDICTS.keys();
export const EXCLUDED = 4;
const MILLION = 1e6;

/**
 * @param layer rules, groups of rules that rest on the same studies, criteria with the weights (percent) of a layer, what an unknown
 *   criterion is worth and what the words of a step are
 * @returns `(facts, isCapped) => verdict`; the score and the fingerprint of the rules that hold stand in `result`
 */
export function judgeOf({ rules, groups, criteria, unknownValue, words, factNames }) {
  const result = { score: 0, sum: 0 };
  const tables = criteria.flatMap(({ inputs }) => inputs.map(tableOf));
  const names = factNames.map(propertyName);
  const code = `return (facts, isCapped) => {
    const { ${names.join(", ")} } = facts;
    let sum = 0, isExcluded = false, isOpen = false, isWarned = false, unknownWeight = 0, score = 0;
    ${rulesCode(rules, groups)}
    result.sum = sum;
    if (isExcluded) return ${EXCLUDED};
    ${criteriaCode(criteria, groups, rules, words, unknownValue)}
    result.score = Math.round(score / 100);
    if (isOpen) return ${UNKNOWN};
    if (isWarned) return ${CAUTION};
    return isCapped || unknownWeight > 50 ? ${VIABLE} : ${RECOMMENDED};
  };`;
  return {
    result,
    judge: new Function("result", "tables", "interpolate", code)(result, tables, interpolate),
  };
}

function rulesCode(rules, groups) {
  const fingerprints = fingerprintsOf(rules);
  const grouped = new Set(groups.flatMap((group) => group.rules.map(({ id }) => id)));
  return rules
    .map((rule, index) => {
      const effects = [`sum = (sum + ${fingerprints[index]}) | 0;`];
      if (rule.effect === "exclude") effects.push("isExcluded = true;");
      if (rule.effect === "warn" && rule.severity === "high") effects.push("isWarned = true;");
      if (grouped.has(rule.id)) effects.push(`step${index} = true;`);
      const declared = grouped.has(rule.id) ? `let step${index} = false; ` : "";
      const open = rule.effect === "exclude" ? ` else if (${mayHold(rule.when)}) isOpen = true;` : "";
      return `${declared}if (${holds(rule.when)}) { ${effects.join(" ")} }${open}`;
    })
    .join("\n");
}

/** Of rules that rest on the same study the strongest counts: a rule is out where one before it is counted. */
function stepsCode(criterion, groups, rules, words) {
  const place = new Map(rules.map(({ id }, index) => [id, index]));
  return groups
    .filter((group) => group.criterion === criterion)
    .flatMap(({ effect, rules: own, rivals }) =>
      own.map((rule, at) => {
        const name = (other) => `step${place.get(other.id)}`;
        const size = Math.round(words[rule.strength] * MILLION);
        const stronger = rivals[at].map((rival) => name(own[rival])).join(" || ");
        const out = stronger === "" ? "" : `if (${stronger}) ${name(rule)} = false; `;
        return `${out}if (${name(rule)}) moved ${effect === "favour" ? "+" : "-"}= ${size};`;
      }),
    )
    .join("\n");
}

function criteriaCode(criteria, groups, rules, words, unknownValue) {
  let table = 0;
  return criteria
    .map(({ id, combine, inputs, weight }) => {
      const isWorst = combine === "worst";
      const join = (value) => (isWorst ? `value = Math.min(value, ${value});` : `value += ${value};`);
      const read = inputs.map((input) => {
        const taken = `const found = ${inputCode(input, table++)};
          if (found === undefined) { ${join(unknownValue)} } else { isKnown = true; ${join("found")} }`;
        const { when } = input;
        if (!when) return `{ count++; ${taken} }`;
        return `if (${holds(when)}) { count++; ${taken} } else if (${mayHold(when)}) { count++; ${join(unknownValue)} }`;
      });
      return `{ let value = ${isWorst ? 1 : 0}, count = 0, isKnown = false, moved = 0;
        ${read.join("\n")}
        ${stepsCode(id, groups, rules, words)}
        if (!isKnown) { value = ${unknownValue}; unknownWeight += ${weight}; }
        ${isWorst ? "" : "else if (count > 1) value /= count;"}
        score += ${weight} * Math.round(Math.min(1, Math.max(0, value + moved / ${MILLION})) * 100); }`;
    })
    .join("\n");
}

function inputCode({ fact, points, judged_by }, table) {
  const name = propertyName(fact);
  if (points) return `(${name} === undefined ? undefined : interpolate(tables[${table}].points, ${name}))`;
  const words = `tables[${table}].words[${name}]`;
  return judged_by
    ? `(${propertyName(judged_by)} === "judged" ? tables[${table}].judged[${name}] : ${words})`
    : words;
}

const tableOf = ({ points, words, judged_words }) => ({
  points,
  words: valuesOf(words),
  judged: valuesOf(judged_words ?? words),
});

const valuesOf = (words = {}) =>
  Object.fromEntries(
    Object.entries(words).map(([word, score]) => [word, typeof score === "number" ? score : score.value]),
  );

/** Straight lines between points, flat beyond the ends. */
function interpolate(points, x) {
  if (x <= points[0][0]) return points[0][1];
  for (let next = 1; next < points.length; next++) {
    const [[x0, y0], [x1, y1]] = [points[next - 1], points[next]];
    if (x <= x1) return x === x1 && next === points.length - 1 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return points.at(-1)[1];
}
