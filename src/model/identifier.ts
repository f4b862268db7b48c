import { z } from "zod";

/** Id of a binder, solvent, record …: lower case, parts joined by `-`, `,`, `.` or (for a blend) `+`. */
export const Id = z
  .string()
  .regex(/^[a-z0-9]+([-,.+][a-z0-9]+)*$/, "an id is lower case, its parts joined by - , . or +");

/** Id of a rule or criterion: kebab-case. */
export const RuleId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id of this kind is kebab-case");

/** Id of a claim of the review's ledger, `C001` … */
export const ClaimId = z.string().regex(/^C\d{3}$/, "a claim id is C and three digits");

/** A reference number of the review. */
export const ReviewRef = z.number().int().min(1);

/** Chemical Abstracts Service number; its check digit is the linter's business. */
export const Cas = z.string().regex(/^\d{2,7}-\d{2}-\d$/, "a CAS number is written 108-88-3");
