import { EvidenceNote } from "@/app/_components/evidence";
import { library } from "@/lib/content/library";
import type { Card } from "@/lib/study/card";

/** What the facts of cards rest on, by fact. */
export function evidenceNotes(cards: readonly Card[]) {
  const facts = cards.flatMap(({ factId }) => library().fact(factId) ?? []);
  return Object.fromEntries(
    facts.map((fact) => [fact.id, <EvidenceNote key={fact.id} fact={fact} />]),
  );
}
