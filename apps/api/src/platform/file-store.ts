import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { Injectable } from "@nestjs/common";

/** Bytes by their SHA-256, kept apart by organisation so that nobody learns what another one stores. Never changed, never deleted. */
@Injectable()
export class FileStore {
  constructor(private readonly root: string) {}

  /**
   * Stores bytes for good: temporary file, fsync, rename, fsync of the folder. Storing the same bytes again is harmless.
   * @returns their SHA-256 in hex
   */
  async put(orgId: string, bytes: Uint8Array): Promise<string> {
    const digest = createHash("sha256").update(bytes).digest("hex");
    const target = this.path(orgId, digest);
    if (await this.has(orgId, digest)) return digest;
    await mkdir(dirname(target), { recursive: true });
    const temporary = `${target}.${randomUUID()}.part`;
    const file = await open(temporary, "wx", 0o400);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    const folder = await open(dirname(target));
    await folder.sync().finally(() => folder.close());
    return digest;
  }

  async get(orgId: string, digest: string): Promise<Buffer> {
    return readFile(this.path(orgId, digest));
  }

  stream(orgId: string, digest: string): Readable {
    return createReadStream(this.path(orgId, digest));
  }

  has(orgId: string, digest: string): Promise<boolean> {
    return stat(this.path(orgId, digest)).then(
      () => true,
      () => false,
    );
  }

  private path(orgId: string, digest: string): string {
    return join(this.root, orgId, digest.slice(0, 2), digest.slice(2, 4), digest);
  }
}
