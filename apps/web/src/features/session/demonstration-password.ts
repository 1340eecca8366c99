/** The one password of all fictional people, shown on the page: it guards nothing, and no other installation has these people. */
export const DEMONSTRATION_PASSWORD = "demo-password";
