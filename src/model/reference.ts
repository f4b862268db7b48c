import { z } from "zod";
import { Id, ReviewRef } from "./identifier.js";

/** Its parentheses are closed: one that is cut off leads nowhere. */
const doi = z.string().regex(/^10\.\d{4,9}\/(?:[^\s()]|\([^\s()]*\))+$/, "is not a whole DOI");

/** One of the review's references, in its numbering. */
export const Reference = z.strictObject({
  id: ReviewRef,
  authors: z.array(z.string().min(1)).min(1),
  title: z.string().min(1).nullable(),
  journal: z.string().min(1).nullable(),
  volume: z.union([z.string(), z.number()]).nullable().optional(),
  pages: z.string().nullable().optional(),
  year: z.number().int().nullable(),
  year_printed: z.union([z.number().int(), z.string()]).optional(),
  doi: doi.nullable(),
  doi_status: z.enum(["printed", "repaired", "unrecoverable"]),
  doi_printed: z.string().optional(),
  doi_repair: z.string().optional(),
  suspect_fields: z.array(z.string()).optional(),
  note: z.string().optional(),
});
export type Reference = z.infer<typeof Reference>;

/** Any other source of a number; `review` is the review itself. */
export const Source = z.strictObject({
  id: Id,
  citation: z.string().min(1),
  doi: doi.nullable().default(null),
  url: z.string().optional(),
  opened: z.string().min(1).describe("What was opened of it when the records were made."),
  note: z.string().optional(),
});
export type Source = z.infer<typeof Source>;
