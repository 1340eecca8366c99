import { Controller, Get, Inject } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { Config } from "../platform/config.js";
import { Database } from "../platform/database.js";
import { Permit } from "../platform/permit.js";
import { CONFIG } from "../platform/platform.module.js";
import { DemonstrationSignInView, InstallationView } from "./identity.dto.js";

@ApiTags("identity")
@Controller("installation")
export class InstallationController {
  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Permit("session.create")
  @ApiOperation({ operationId: "readInstallation", summary: "この設置についての案内" })
  async read(): Promise<InstallationView> {
    const { demonstration, operatorName, signingSecondFactor, partyRoots } = this.config;
    const signIns = demonstration ? await this.signIns() : [];
    const partyCertificates = partyRoots.length > 0;
    return { operator: operatorName, demonstration, signingSecondFactor, partyCertificates, signIns };
  }

  // Only addresses under the reserved domain .example: a real person's address is never listed.
  private signIns(): Promise<DemonstrationSignInView[]> {
    return this.db.asSystem("sign-in", (tx) =>
      tx.query<DemonstrationSignInView>(
        `select p.email, p.name, o.name as organization, o.kind, m.roles
           from person p join membership m on m.person_id = p.id join organization o on o.id = m.organization_id
          where p.email like '%.example' order by o.kind desc, o.created_at, o.id, p.email limit 50`,
      ),
    );
  }
}
