import { Controller, Get } from "@nestjs/common";
import { ApiExcludeController } from "@nestjs/swagger";
import { Database } from "./platform/database.js";
import { Permit } from "./platform/permit.js";
import { Problem } from "./platform/problem.js";

/** For the operator's machines: outside `/api`. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly db: Database) {}

  /** The process runs. */
  @Get("healthz")
  @Permit("session.create")
  health(): { status: "up" } {
    return { status: "up" };
  }

  /** The database is reachable. */
  @Get("readyz")
  @Permit("session.create")
  async ready(): Promise<{ status: "ready" }> {
    if (!(await this.db.isReachable())) throw new Problem("unavailable");
    return { status: "ready" };
  }
}
