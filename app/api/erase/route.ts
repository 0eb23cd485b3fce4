import { NextResponse } from "next/server";
import { localeOf } from "@/app/form";
import { currentLearner, forgetLearner } from "@/app/session";
import { database, unavailability } from "@/lib/study/database";
import { eraseLearner } from "@/lib/study/learner";

/**
 * Deletes everything of the learner, when the form says that they want it. A route and no action: the
 * browser loads the next page anew, and so forgets what its pages held of the learner as well.
 */
export async function POST(request: Request): Promise<NextResponse> {
  const form = await request.formData().catch(() => new FormData());
  const page = `/${localeOf(form)}/you`;
  if (form.get("confirmed") !== "yes") return seeOther(`${page}?erase=unconfirmed`);
  try {
    const learner = await currentLearner();
    if (learner) await eraseLearner(database(), learner);
  } catch (error) {
    if (unavailability(error) === undefined) throw error;
    return seeOther(`${page}?unsaved=`);
  }
  await forgetLearner();
  const response = seeOther(`${page}?erase=done`);
  // What waits in the browser to be sent would make a new learner of the one who asked to be forgotten.
  response.headers.set("Clear-Site-Data", '"storage"');
  return response;
}

/** To a page of ours, under whichever name the browser knows us. */
const seeOther = (location: string) =>
  new NextResponse(null, { status: 303, headers: { Location: location } });
