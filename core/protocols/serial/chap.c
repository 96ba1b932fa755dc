/* chap.c - PPP's Challenge Handshake Authentication Protocol, RFC 1994.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1            2            4
 *     +--------+------------+------------+----------------------------------------
 *     | code   | identifier | length     | challenge, response: size (1), value, name
 *     |        |            |            | success, failure: message
 *     +--------+------------+------------+----------------------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  CODE, IDENTIFIER, LENGTH, DATA, VALUE_SIZE, VALUE, NAME, MESSAGE,
};

enum { CODE_CHALLENGE = 1, CODE_RESPONSE };

static const OctetName codes[] = {
  { 1, N_("Challenge") }, { 2, N_("Response") }, { 3, N_("Success") }, { 4, N_("Failure") },
};

static const OctetField fields[] = {
  [CODE] = { "chap.code", N_("Code"), OCTET_FIELD_UINT, .bits = 8, .at = 0, .size = 1,
    OCTET_NAMED (codes),
    .lesson = N_("Which step of the handshake this is.") },
  [IDENTIFIER] = { "chap.identifier", N_("Identifier"), OCTET_FIELD_UINT, .bits = 8, .at = 1,
    .size = 1,
    .lesson = N_("All steps of one handshake have the same number; it goes into the "
                 "computation.") },
  [LENGTH] = { "chap.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .at = 2, .size = 2,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the packet, these four included.") },
  [DATA] = { "chap.data", N_("Data"), OCTET_FIELD_LABEL,
    .lesson = N_("What this step says.") },
  [VALUE_SIZE] = { "chap.value_size", N_("Value size"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("How many octets the value has; 16 for MD5.") },
  [VALUE] = { "chap.value", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The random challenge, or the answer computed from it. Who has both can try "
                 "passwords at home.") },
  [NAME] = { "chap.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("Who sends it.") },
  [MESSAGE] = { "chap.message", N_("Message"), OCTET_FIELD_STRING,
    .lesson = N_("Words for the person at the other end.") },
};

static const OctetCarrier carriers[] = { { "ppp.protocol", 0xc223 } };

static void
chap_dissect (OctetDissector *self)
{
  guint64 code = octet_dissector_get_uint (self, CODE);
  const char *name = _(octet_name_find (codes, G_N_ELEMENTS (codes), code) ?: N_("Unknown code"));
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_summarize (self, "%s", name);
  octet_dissector_describe (self, ", %s", name);
  octet_dissector_trim (self, octet_dissector_get_uint (self, LENGTH));
  if (octet_reader_left (rest) == 0)
    return;
  octet_dissector_add (self, DATA, 4, octet_reader_left (rest));
  octet_dissector_enter (self);
  if (code == CODE_CHALLENGE || code == CODE_RESPONSE)
    {
      gsize size = octet_dissector_read (self, VALUE_SIZE);

      if (size > 0)
        octet_dissector_read_size (self, VALUE, size);
      if (octet_reader_left (rest) > 0)
        octet_dissector_read_size (self, NAME, octet_reader_left (rest));
    }
  else
    octet_dissector_read_size (self, MESSAGE, octet_reader_left (rest));
  octet_dissector_close (self);
}

const OctetProtocol octet_protocol_chap = {
  .key = "chap",
  .name = N_("Challenge Handshake Authentication Protocol"),
  .short_name = "CHAP",
  .reference = "RFC 1994",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = chap_dissect,
  .lesson = N_("One end sends random octets, the other sends back what it computed from them and "
               "the password. The password itself never crosses the wire."),
};
