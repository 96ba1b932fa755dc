/* pap.c - PPP's Password Authentication Protocol, RFC 1334.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1            2            4
 *     +--------+------------+------------+--------------------------------------------
 *     | code   | identifier | length     | request: name and password, each after its
 *     |        |            |            | length (1); answers: a message after its
 *     +--------+------------+------------+--------------------------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  CODE, IDENTIFIER, LENGTH, DATA, PEER_SIZE, PEER, PASSWORD_SIZE, PASSWORD, MESSAGE_SIZE,
  MESSAGE,
};

enum { CODE_REQUEST = 1, CODE_ACK, CODE_NAK };

static const OctetName codes[] = {
  { 1, N_("Request") }, { 2, N_("Accepted") }, { 3, N_("Refused") },
};

static const OctetField fields[] = {
  [CODE] = { "pap.code", N_("Code"), OCTET_FIELD_UINT, .bits = 8, .at = 0, .size = 1,
    OCTET_NAMED (codes),
    .lesson = N_("Whether this is the request or its answer.") },
  [IDENTIFIER] = { "pap.identifier", N_("Identifier"), OCTET_FIELD_UINT, .bits = 8, .at = 1,
    .size = 1,
    .lesson = N_("The answer repeats the number of the request.") },
  [LENGTH] = { "pap.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .at = 2, .size = 2,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the packet, these four included.") },
  [DATA] = { "pap.data", N_("Data"), OCTET_FIELD_LABEL,
    .lesson = N_("What the request or the answer says.") },
  [PEER_SIZE] = { "pap.peer_id.length", N_("Name length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("How many octets the name has.") },
  [PEER] = { "pap.peer_id", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("Who is calling.") },
  [PASSWORD_SIZE] = { "pap.password.length", N_("Password length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("How many octets the password has.") },
  [PASSWORD] = { "pap.password", N_("Password"), OCTET_FIELD_STRING,
    .lesson = N_("The secret itself, not encrypted. This is why CHAP was made.") },
  [MESSAGE_SIZE] = { "pap.message.length", N_("Message length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("How many octets the message has.") },
  [MESSAGE] = { "pap.message", N_("Message"), OCTET_FIELD_STRING,
    .lesson = N_("Words for the person at the other end.") },
};

static const OctetCarrier carriers[] = { { "ppp.protocol", 0xc023 } };

/* A length of one octet in @field and a text in the row behind it. */
static void
read_text (OctetDissector *self,
           guint           field)
{
  gsize size = octet_dissector_read (self, field);

  if (size > 0)
    octet_dissector_read_size (self, field + 1, size);
}

static void
pap_dissect (OctetDissector *self)
{
  guint64 code = octet_dissector_get_uint (self, CODE);
  const char *name = _(octet_name_find (codes, G_N_ELEMENTS (codes), code) ?: N_("Unknown code"));
  gsize size;

  octet_dissector_summarize (self, "%s", name);
  octet_dissector_describe (self, ", %s", name);
  /* A length that leaves no room for anything is taken for a mistake. */
  size = octet_dissector_get_uint (self, LENGTH);
  if (size > 4)
    octet_dissector_trim (self, size);
  if (octet_reader_left (octet_dissector_rest (self)) == 0)
    return;
  octet_dissector_add (self, DATA, 4, octet_reader_left (octet_dissector_rest (self)));
  octet_dissector_enter (self);
  if (code == CODE_REQUEST)
    {
      read_text (self, PEER_SIZE);
      read_text (self, PASSWORD_SIZE);
    }
  else if (code == CODE_ACK || code == CODE_NAK)
    read_text (self, MESSAGE_SIZE);
  octet_dissector_close (self);
}

const OctetProtocol octet_protocol_pap = {
  .key = "pap",
  .name = N_("Password Authentication Protocol"),
  .short_name = "PAP",
  .reference = "RFC 1334",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = pap_dissect,
  .lesson = N_("A caller shows a name and a password to get a PPP line. Both cross the wire in "
               "the clear."),
};
