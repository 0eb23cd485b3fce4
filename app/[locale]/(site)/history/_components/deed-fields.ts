import type { Fields } from "@/app/_components/hidden-fields";
import type { DeedReference } from "@/lib/study/amend";

/** A deed as the fields of a form or the parameters of an address. */
export const deedFields = (deed: DeedReference): Fields =>
  "id" in deed ? { at: `${deed.at}`, id: deed.id } : { at: `${deed.at}`, act: deed.act };
