import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The schema as files, seen from the built program. */
export const migrationsFolder = resolve(import.meta.dirname, "../../../../migrations");

/** Presents `migrations/NNNN-title.sql` to TypeORM's runner, in number order. There is no way down: mistakes are mended by the next file. */
export const sqlMigrations = (folder: string): (new () => MigrationInterface)[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .sort()
    .map(
      (file) =>
        class implements MigrationInterface {
          // TypeORM orders by the number at the end of the name.
          readonly name = `${file.slice(5, -4)}${file.slice(0, 4).padStart(13, "0")}`;
          up = (runner: QueryRunner) => runner.query(readFileSync(join(folder, file), "utf8"));
          down = () => Promise.reject(new Error("migrations only go forward"));
        },
    );
