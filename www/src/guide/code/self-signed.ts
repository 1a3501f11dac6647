/** How long the certificate lasts, in days. */
const DAYS = 730;

/**
 * Commands of OpenSSL for a POSIX shell that make a certificate in the company's name, its `.cer` for ChaMan and its
 * `.pfx` for the panel. OpenSSL asks for the passwords.
 */
export const SELF_SIGNED = `openssl req -x509 -newkey rsa:3072 -sha256 -days ${DAYS} \\
  -subj "/C=BE/O=COMPANY NAME/CN=COMPANY NAME" \\
  -keyout company.key -out company.pem
openssl x509 -in company.pem -outform DER -out company.cer
openssl pkcs12 -export -inkey company.key -in company.pem -out company.pfx
`;
