import { bodyLimits, readBody } from '../bounded-body.ts';
import { receiveLimit } from '../graph/mail/message-size.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { PortalRefusal } from './route.ts';

/** A posted form, and the file that it brings. */
export interface PostedForm {
  readonly form: URLSearchParams;
  readonly file?: Uint8Array;
  readonly fileName?: string;
}

/**
 * Reads a posted form.
 *
 * @param takesFile - It may bring a file, of a message as large as people receive here.
 * @throws PortalRefusal 415 for what is no form, 400 for one that cannot be read. @throws BodyTooLarge
 */
export async function readForm(request: Request, takesFile: boolean, tenant: Tenant): Promise<PostedForm> {
  const type = request.headers.get('Content-Type') ?? '';
  const isPlain = /^application\/x-www-form-urlencoded\b/i.test(type);
  if (!isPlain && !(takesFile && /^multipart\/form-data\b/i.test(type))) throw new PortalRefusal(415, 'The portal takes forms only.');
  const bytes = await readBody(request, isPlain ? bodyLimits.portal : bodyLimits.portal + receiveLimit(tenant));
  if (isPlain) return { form: new URLSearchParams(new TextDecoder().decode(bytes)) };
  const parts = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new PortalRefusal(400, 'The form cannot be read.');
  });
  const form = new URLSearchParams();
  let file: Uint8Array | undefined;
  let fileName = '';
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else {
      file = new Uint8Array(await value.arrayBuffer());
      fileName = value.name;
    }
  }
  return { form, ...(file && { file, fileName }) };
}
