import { FactTable } from "../engine/fact-table.js";
import { FACT_NAMES } from "../facts/names.js";

/** The slots of all facts, shared by every layer. */
export const FACT_TABLE = new FactTable(FACT_NAMES);
