/* x509-marks.c - the modules of ASN.1 that certificates are written in, for the chain of protocols.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Other analysers name the module of each value in frame.protocols. The fields
 * stand in x509.c's table; these protocols have no node of their own.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/security/x509-private.h"

#define MARK(symbol, filter_key, words, standard, number) \
  static const OctetCarrier symbol##_carriers[] = { { "x509.mark", number } }; \
  const OctetProtocol octet_protocol_##symbol = { \
    .key = filter_key, \
    .name = words, \
    .reference = standard, \
    .level = OCTET_LEVEL_PAYLOAD, \
    .is_silent = TRUE, \
    OCTET_CARRIERS (symbol##_carriers), \
    .lesson = N_("A part of a certificate, by the standard that says what it looks like."), \
  }

MARK (x509sat, "x509sat", N_("X.509 attribute"), "X.520", X509_MARK_ATTRIBUTE);
MARK (x509ce, "x509ce", N_("X.509 certificate extension"), "X.509", X509_MARK_EXTENSION);
MARK (pkix1implicit, "pkix1implicit", N_("PKIX, implicit tags"), "RFC 5280", X509_MARK_IMPLICIT);
MARK (pkix1explicit, "pkix1explicit", N_("PKIX, explicit tags"), "RFC 5280", X509_MARK_EXPLICIT);
MARK (pkcs_1, "pkcs-1", N_("PKCS #1"), "RFC 8017", X509_MARK_KEY);
MARK (ns_cert_exts, "ns_cert_exts", N_("Netscape certificate extension"),
      "Netscape Certificate Extensions 1.1", X509_MARK_NETSCAPE);

/* Puts a module into the chain; only the first pass makes chains. */
void
x509_mark (OctetDissector *self,
           guint           mark,
           DerItem         item)
{
  if (octet_dissector_is_first_pass (self))
    octet_dissector_call_part (self, "x509.mark", mark, item.start, 1);
}
