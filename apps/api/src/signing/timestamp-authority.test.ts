import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Conduct, startTestAuthority, type TestAuthority } from "../../test/timestamp-authority.js";
import { checkTimestamp } from "../document/inspection/timestamp-check.js";
import { TimestampAuthority, TimestampUnavailable } from "./timestamp-authority.js";

let server: TestAuthority;
let authority: TimestampAuthority;
const value = randomBytes(70);

beforeAll(async () => {
  server = await startTestAuthority();
  authority = new TimestampAuthority(server.url, [server.root], () => new Date());
});
afterAll(() => server.close());

describe("a time-stamp authority", () => {
  it("gives a token whose time, name and imprint hold", async () => {
    server.behave("honest");
    const token = await authority.stamp(value);
    expect(checkTimestamp(token, value, [server.root])).toMatchObject({
      authority: "試験用タイムスタンプ局",
      valid: true,
      fault: null,
    });
    expect(checkTimestamp(token, Buffer.from("another value"), [server.root])).toMatchObject({ fault: "imprint" });
    expect(checkTimestamp(token, value, [])).toMatchObject({ valid: false, fault: "chain" });
  });

  it.each<[Conduct, string]>([
    ["down", "503"],
    ["redirecting", "fetch failed"],
    ["endless", "longer than"],
    ["garbage", "unreadable"],
    ["rejecting", "rejected"],
    ["wrong-imprint", "imprint"],
    ["sha1-imprint", "imprint"],
    ["wrong-nonce", "nonce"],
    ["no-nonce", "nonce"],
    ["expired-certificate", "chain"],
    ["foreign-root", "chain"],
    ["no-usage", "usage"],
    ["usage-not-critical", "usage"],
    ["two-usages", "usage"],
    ["other-certificate-named", "signing-certificate"],
    ["broken-signature", "signature"],
    ["old-time", "time"],
  ])("is not believed when %s", async (conduct, reason) => {
    server.behave(conduct);
    const stamping = authority.stamp(value);
    await expect(stamping).rejects.toThrow(TimestampUnavailable);
    await expect(stamping).rejects.toThrow(reason);
  });

  it("that cannot be reached is unavailable", async () => {
    const nowhere = new TimestampAuthority("http://127.0.0.1:1/", [server.root], () => new Date());
    await expect(nowhere.stamp(value)).rejects.toThrow(TimestampUnavailable);
  });

  it("never has a token with any byte changed believed beyond what it signed", async () => {
    server.behave("honest");
    const token = Buffer.from(await authority.stamp(value));
    for (let place = 0; place < token.length; place += 7) {
      const altered = Buffer.from(token);
      altered[place]! ^= 1;
      const { valid, at } = checkTimestamp(altered, value, [server.root]);
      if (valid) expect(at).toBe(checkTimestamp(token, value, [server.root]).at);
    }
  });
});
