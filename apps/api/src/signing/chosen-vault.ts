import type { Config } from "../platform/config.js";
import { type KeyVault, SealedKeyVault } from "./key-vault.js";
import type { MasterKey } from "./master-key.js";
import { TokenVault } from "./token-vault.js";

/** Where the operator has chosen to keep the keys of seals. */
export const chosenVault = ({ pkcs11 }: Pick<Config, "pkcs11">, master: MasterKey): KeyVault =>
  pkcs11 ? new TokenVault(pkcs11) : new SealedKeyVault(master);
