// The parts of node-forge that are used, each a file of its own; its published types know only the whole.
declare module 'node-forge/lib/asn1.js' {
  import { asn1 } from 'node-forge';
  export = asn1;
}

declare module 'node-forge/lib/pkcs12.js' {
  import { pkcs12 } from 'node-forge';
  export = pkcs12;
}

declare module 'node-forge/lib/x509.js' {
  import { pki } from 'node-forge';
  export = pki;
}
