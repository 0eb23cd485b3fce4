/** A quiz that is not there, or is someone else's. */
export { default } from "../(site)/not-found";
