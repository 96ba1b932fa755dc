/* pppoed.c - finding a provider for PPP over Ethernet, RFC 2516.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Behind the header stand tags: type (2), length (2), value.
 */
#include "config.h"

#include "protocols/serial/pppoe.h"

enum
{
  TAGS = OCTET_PPPOE_N_FIELDS, SERVICE_NAME, AC_NAME, HOST_UNIQ, AC_COOKIE, RELAY_SESSION, HURL,
  MOTM, MAX_PAYLOAD, ROUTE_ADD, SERVICE_ERROR, SYSTEM_ERROR, GENERIC_ERROR, UNKNOWN,
};

static const OctetName codes[] = { OCTET_PPPOE_CODES };

static const OctetField fields[] = {
  OCTET_PPPOE_FIELDS (codes),
  [TAGS] = { "pppoed.tags", N_("Tags"), OCTET_FIELD_LABEL,
    .lesson = N_("What the two sides tell each other in this step.") },
  [SERVICE_NAME] = { "pppoed.tags.service_name", N_("Service name"), OCTET_FIELD_STRING,
    .lesson = N_("Which service is wanted; an empty name means any.") },
  [AC_NAME] = { "pppoed.tags.ac_name", N_("Concentrator's name"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the provider's device that answers.") },
  [HOST_UNIQ] = { "pppoed.tags.host_uniq", N_("Host's mark"), OCTET_FIELD_BYTES,
    .lesson = N_("Any octets of the asker's; the answer repeats them, so that it knows which "
                 "of its questions is meant.") },
  [AC_COOKIE] = { "pppoed.tags.ac_cookie", N_("Cookie"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets that must be sent back. They let the provider forget askers that "
                 "never come back, against floods.") },
  [RELAY_SESSION] = { "pppoed.tags.relay_session_id", N_("Relay's session"), OCTET_FIELD_BYTES,
    .lesson = N_("A mark of a device between both, so that it finds its way back.") },
  [HURL] = { "pppoed.tags.hurl", N_("Address of a page"), OCTET_FIELD_BYTES,
    .lesson = N_("A web page that the provider would like to be shown.") },
  [MOTM] = { "pppoed.tags.motm", N_("Message"), OCTET_FIELD_BYTES,
    .lesson = N_("A message of the provider's for the person.") },
  [MAX_PAYLOAD] = { "pppoed.tags.max_payload", N_("Greatest payload"), OCTET_FIELD_BYTES,
    .lesson = N_("The asker can carry more than 1492 octets (RFC 4638).") },
  [ROUTE_ADD] = { "pppoed.tags.ip_route_add", N_("Route"), OCTET_FIELD_BYTES,
    .lesson = N_("A route that the provider would like to be added.") },
  [SERVICE_ERROR] = { "pppoed.tags.service_name_error", N_("Service refused"), OCTET_FIELD_STRING,
    .lesson = N_("Why the wanted service is not to be had.") },
  [SYSTEM_ERROR] = { "pppoed.tags.ac_system_error", N_("Provider's failure"), OCTET_FIELD_STRING,
    .lesson = N_("What failed at the provider.") },
  [GENERIC_ERROR] = { "pppoed.tags.generic_error", N_("Error"), OCTET_FIELD_STRING,
    .lesson = N_("What failed, in words.") },
  [UNKNOWN] = { "pppoed.tag.unknown_data", N_("Unknown tag"), OCTET_FIELD_BYTES,
    .lesson = N_("The value of a tag that Octet does not know.") },
};

static const OctetNote notes[] = { OCTET_PPPOE_BAD_LENGTH };

static const OctetCarrier carriers[] = { { "ethertype", 0x8863 } };

static const struct
{
  guint16 type;
  guint16 field;
} tags[] = {
  { 0x0101, SERVICE_NAME }, { 0x0102, AC_NAME }, { 0x0103, HOST_UNIQ }, { 0x0104, AC_COOKIE },
  { 0x0110, RELAY_SESSION }, { 0x0111, HURL }, { 0x0112, MOTM }, { 0x0120, MAX_PAYLOAD },
  { 0x0121, ROUTE_ADD }, { 0x0201, SERVICE_ERROR }, { 0x0202, SYSTEM_ERROR },
  { 0x0203, GENERIC_ERROR },
};

enum { TAG_END = 0 };

static void
read_tag (OctetDissector *self,
          guint           type,
          gsize           size)
{
  guint field = UNKNOWN;

  if (size == 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i].type == type)
      field = tags[i].field;
  octet_dissector_read_size (self, field, size);
}

static void
read_tags (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type = TAG_END + 1;

  octet_dissector_open (self, TAGS);
  while (type != TAG_END && octet_reader_left (rest) > 0)
    {
      type = octet_reader_be16 (rest);
      read_tag (self, type, octet_reader_be16 (rest));
    }
  if (octet_reader_ok (rest))
    octet_reader_skip (rest, octet_reader_left (rest));
  octet_dissector_close (self);
}

static void
pppoed_dissect (OctetDissector *self)
{
  gsize length = octet_dissector_get_uint (self, OCTET_PPPOE_LENGTH);
  guint64 code = octet_dissector_get_uint (self, OCTET_PPPOE_CODE);
  const char *name = _(octet_name_find (codes, G_N_ELEMENTS (codes), code) ?: N_("Unknown step"));

  octet_dissector_describe (self, ", %s", name);
  octet_dissector_summarize (self, "%s", name);
  if (length > octet_dissector_get_left (self))
    octet_dissector_note (self, 0, OCTET_PPPOE_LENGTH);
  else
    octet_dissector_trim (self, 6 + length);
  if (length > 0)
    read_tags (self);
}

const OctetProtocol octet_protocol_pppoed = {
  .key = "pppoed",
  .name = N_("PPP over Ethernet discovery"),
  .short_name = "PPPoED",
  .reference = "RFC 2516",
  .level = OCTET_LEVEL_LINK,
  .header_size = 6,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = pppoed_dissect,
  .lesson = N_("A modem or router asks who offers an Internet line here, picks an offer and gets "
               "a session number."),
};
