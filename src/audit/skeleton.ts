import { RuleId } from "../model/identifier.js";

/** A rule that passes check as it stands, with a comment where each part has to be made one's own; null for a bad id. */
export function ruleSkeleton(id: string): string | null {
  if (!RuleId.safeParse(id).success || id.startsWith("no-")) return null;
  return `id: ${id}
title: One line for the pattern this rule speaks of
status: draft                     # draft | reviewed | retired
since: 0.1.0
effect: inform                    # exclude | warn | favour | avoid | weigh | inform
# severity: medium                # warn: low | medium | high
# criterion: adhesion             # favour, avoid, weigh: see binder-advise list criteria
# strength: clearly               # favour, avoid: slightly | clearly | strongly
when:                             # see binder-advise facts
  all:
    - { fact: query.component, is: cathode }
    - { fact: binder.id, is: nbr }
message: One plain sentence with the number and its unit.
rationale: >-
  Why it holds.
evidence:                         # claim, record, quantity, comparison, source or refs of the review
  - { refs: [1], note: replace by what it rests on }
wrong_when:
  - Where it stops holding.
cases:
  fires:
    - { name: it applies, facts: { query.component: cathode, binder.id: nbr } }
  silent:
    - { name: another binder, facts: { query.component: cathode, binder.id: ptfe } }
  unknown:
    - { name: binder not known, facts: { query.component: cathode } }
`;
}
