import "reflect-metadata";
import { DataSource } from "typeorm";
import { Database } from "../platform/database.js";

/** Says whether the installation's people are those of the demonstration: addresses under the reserved domain .example alone. */
const source = await new DataSource({ type: "postgres", url: process.env["DATABASE_URL"] ?? "" }).initialize();
const db = new Database(source);
const { demonstration } = await db.asSystem("sign-in", (tx) =>
  tx.one<{ demonstration: boolean }>(
    "select exists (select from person) and not exists (select from person where email not like '%.example') as demonstration",
  ),
);
await source.destroy();
console.log(demonstration ? "holds demonstration data" : "holds no demonstration data");
