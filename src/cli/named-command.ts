import { Command } from "commander";

/** Every command and what it is for, in the order of the help, which needs nothing else of them. */
export const COMMANDS = {
  recommend: "rank binders for a layer (the default)",
  evaluate: "judge formulation files: verdicts, findings, best change",
  init: "print a formulation file to start from",
  merge: "join the outputs of shards, in the order given",
  list: "list what the advisor knows",
  show: "print one record with all its sources",
  explain: "the page of a rule, or of a binder in a layer",
  "why-not": "say what keeps a binder down or out of a layer",
  compare: "put binders side by side in one layer",
  solubility: "say what solvents do to a binder",
  blend: "sweep the ratio of two or three solvents for a binder",
  "fit-hsp": "fit a Hansen sphere to your own solubility trials",
  rules: "read, test and extend the design rules",
  validate: "say how well the advice reproduces what is known",
  cite: "print references, ready to cite",
  facts: "list the facts a rule may speak of",
  schema: "print the JSON Schema of an answer, a query or a record",
  check: "lint our knowledge, or yours laid over it",
  completion: "print a script that completes commands and names",
} as const;
export type CommandName = keyof typeof COMMANDS;

export const namedCommand = (name: CommandName): Command => new Command(name).description(COMMANDS[name]);
