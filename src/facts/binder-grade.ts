import type { EvidenceRecord } from "../model/evidence.js";
import { type BinderGrade, GRADES, type GradeAmount } from "../model/formulation.js";

/** What the numbers that tell grades of a binder apart are called, here and at the end of a record's design parameter. */
export const GRADE_AMOUNTS: Record<GradeAmount, { name: string; unit: string }> = {
  binder_molecular_weight_g_mol: { name: "molecular weight", unit: "g/mol" },
  binder_particle_size_um: { name: "particle size", unit: "µm" },
  binder_crystallinity_pct: { name: "crystallinity", unit: "%" },
};

/** Each number of a grade, made in turn. */
export const gradeAmounts = (make: (amount: GradeAmount) => number | null): BinderGrade =>
  Object.fromEntries(GRADES.map((amount) => [amount, make(amount)])) as unknown as BinderGrade;

/** Two numbers of a grade count as the same where the greater is at most so many times the other: grades are called by round ones. */
const ALIKE = 1.1;
export const isLike = (a: number, b: number): boolean => Math.max(a, b) <= ALIKE * Math.min(a, b);

/** The number that a study made its layer of one grade by; null where it varied something else. */
export function gradeOf({ design_parameter }: EvidenceRecord): { amount: GradeAmount; value: number } | null {
  if (design_parameter === null || typeof design_parameter.value !== "number") return null;
  const { name, value, unit } = design_parameter;
  const amount = GRADES.find(
    (one) => name.endsWith(GRADE_AMOUNTS[one].name) && unit === GRADE_AMOUNTS[one].unit,
  );
  return amount === undefined ? null : { amount, value };
}

/** Whether a reported layer is of the grade that is given, in what its study says of it; null where one of the two says nothing. */
export function isOfGrade(record: EvidenceRecord, grade: BinderGrade): boolean | null {
  const reported = gradeOf(record);
  const given = reported && grade[reported.amount];
  return given === null ? null : isLike(given, reported!.value);
}
