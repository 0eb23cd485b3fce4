/**
 * Gives the data layer's tests a libSQL server, once for a whole run. Without `TEST_DATABASE_URL` that is the
 * protocol double. A name in braces, `{name}`, in the address becomes a database of each test's own.
 */
import { HranaServer } from "./server.fixture";

export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) {
    process.env.TEST_DATABASE_URL = withToken(process.env.TEST_DATABASE_URL);
    return undefined;
  }
  const server = await HranaServer.start();
  process.env.TEST_DATABASE_URL = server.urlOf("{name}");
  return () => server.close();
}

/** A token within the address reaches the processes that tests start as well. */
function withToken(url: string): string {
  const token = process.env.TEST_DATABASE_AUTH_TOKEN;
  return token ? `${url}?authToken=${encodeURIComponent(token)}` : url;
}
