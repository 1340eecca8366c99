import { type DynamicModule, Global, Module } from "@nestjs/common";
import { TypeOrmModule } from "@nestjs/typeorm";
import { DataSource, getMetadataArgsStorage } from "typeorm";
import type { Config } from "./config.js";
import { Database } from "./database.js";
import { FileStore } from "./file-store.js";
import { JobRunner } from "./jobs.js";

export const CONFIG = Symbol("config");

/** What every topic stands on: configuration, the one door to the database, files and jobs. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          type: "postgres",
          url: config.databaseUrl,
          // Every class marked as an entity that the topics have imported; none is registered by hand.
          entities: getMetadataArgsStorage().tables.map(({ target }) => target),
          extra: {
            max: config.poolSize,
            application_name: "portal",
            statement_timeout: 15_000,
            lock_timeout: 5_000,
            idle_in_transaction_session_timeout: 30_000,
            connectionTimeoutMillis: 10_000,
          },
          retryAttempts: 0,
        }),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Database, useFactory: (source: DataSource) => new Database(source), inject: [DataSource] },
        { provide: FileStore, useFactory: () => new FileStore(config.storageDir) },
        JobRunner,
      ],
      exports: [CONFIG, Database, FileStore, JobRunner],
    };
  }
}
