import { describe, expect, it } from "@jest/globals";
import type { Text } from "@portal/shared";
import * as agreementRows from "./agreement-rows.js";
import * as agreements from "./agreements.js";
import * as answers from "./answers.js";
import * as authorities from "./authorities.js";
import * as audit from "./audit.js";
import * as changes from "./changes.js";
import * as confirmationSheet from "./confirmation-sheet.js";
import * as disclosures from "./disclosures.js";
import * as comparison from "./comparison.js";
import * as directory from "./directory.js";
import * as home from "./home.js";
import * as notifications from "./notifications.js";
import * as impact from "./impact.js";
import * as organization from "./organization.js";
import * as password from "./password.js";
import * as passkey from "./passkey.js";
import * as pieces from "./pieces.js";
import * as problemPage from "./problem-page.js";
import * as redline from "./redline.js";
import * as secondFactor from "./second-factor.js";
import * as rowAttention from "./row-attention.js";
import * as services from "./services.js";
import * as session from "./session.js";
import * as shell from "./shell.js";
import * as signing from "./signing.js";
import * as signingRights from "./signing-rights.js";
import * as signingTogether from "./signing-together.js";
import * as verification from "./verification.js";
import * as templates from "./templates.js";
import type { Topic } from "./topic.js";
import * as turns from "./turns.js";
import * as versions from "./versions.js";

const topics: readonly Readonly<Record<string, Topic>>[] = [
  agreementRows,
  agreements,
  signing,
  signingRights,
  signingTogether,
  turns,
  rowAttention,
  answers,
  authorities,
  comparison,
  directory,
  audit,
  changes,
  confirmationSheet,
  disclosures,
  home,
  notifications,
  impact,
  organization,
  passkey,
  password,
  pieces,
  problemPage,
  redline,
  secondFactor,
  services,
  session,
  shell,
  templates,
  verification,
  versions,
];
const sampleParts = ["X", "Y", "Z"];

const sentences = topics
  .flatMap((module) => Object.entries(module))
  .flatMap(([topic, texts]) => Object.entries(texts).map(([key, text]) => [`${topic}.${key}`, wordsOf(text)] as const));

/** A sentence with parts is tried with Latin parts; a list of words is one of the parts a sentence may take. */
function wordsOf(text: Topic[string]): Text {
  if (typeof text !== "function") return text;
  const fill = text as (...parts: unknown[]) => Text;
  try {
    return fill(...sampleParts);
  } catch {
    return fill(sampleParts);
  }
}

describe("the texts of the screens", () => {
  it.each(sentences)("%s is there in both languages, and its English holds no Japanese", (_, { ja, en }) => {
    expect(ja.trim()).not.toBe("");
    expect(en.trim()).not.toBe("");
    expect(en).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、。「」（）]/u);
  });
});
