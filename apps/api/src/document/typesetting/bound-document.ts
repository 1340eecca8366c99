import { universalAccessMetadata } from "./metadata.js";
import { countOutline, type DocumentInformation, openDocument } from "./pdfkit-adapter.js";
import { PageFlow } from "./page.js";

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** Opens a document, lets `set` fill it, attaches the data it was set from, and closes it. */
export const bindDocument = async (
  information: DocumentInformation,
  attachment: Attachment,
  set: (flow: PageFlow) => void,
): Promise<{ pdf: Uint8Array; pages: number }> => {
  const { document, bytes } = openDocument(information);
  const flow = new PageFlow(document, information.title);
  set(flow);
  flow.flush();
  document.file(attachment.bytes, {
    name: attachment.name,
    type: attachment.mediaType,
    description: attachment.description,
    relationship: "Data",
    creationDate: information.createdAt,
    modifiedDate: information.createdAt,
  });
  document.appendXML(universalAccessMetadata(information.createdAt));
  countOutline(document);
  flow.root.end();
  document.end();
  return { pdf: await bytes, pages: flow.pageCount };
};
