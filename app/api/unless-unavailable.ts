import { unavailability } from "@/lib/study/database";

/** When to come back: the outbox of a browser waits at least so long. */
const retryAfterSeconds = 5;

/**
 * A handler that answers 503 with the code `unavailable` and Retry-After while the database cannot be used: it is
 * out of reach, its disk is full, or the file may not be written to.
 */
export const unlessUnavailable =
  <Args extends readonly unknown[]>(handler: (...args: Args) => Promise<Response>) =>
  async (...args: Args): Promise<Response> => {
    try {
      return await handler(...args);
    } catch (error) {
      const reason = unavailability(error);
      if (reason === undefined) throw error;
      console.error(`The database cannot be used: ${reason}`);
      return Response.json(
        { code: "unavailable" },
        { status: 503, headers: { "Retry-After": `${retryAfterSeconds}` } },
      );
    }
  };
