/* dhcp.c - Dynamic Host Configuration Protocol, RFC 2131, and BOOTP, RFC 951
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0    1     2     3      4    8      10      12 … 27     28       44      108    236
 *     +----+-----+-----+------+----+------+-------+-----------+--------+-------+------+---------
 *     | op | net | len | hops | ID | secs | flags | 4 IP      | client | server| file | options …
 *     |    |     |     |      |    |      |       | addresses | MAC    | name  |      |
 *     +----+-----+-----+------+----+------+-------+-----------+--------+-------+------+---------
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/naming/dhcp-private.h"

#define HEADER_SIZE 28
#define HARDWARE_SIZE 16
#define SERVER_AT 44
#define SERVER_SIZE 64
#define FILE_AT 108
#define FILE_SIZE 128
#define OPTIONS_AT 236
#define COOKIE_SIZE 4
/* RFC 951: what BOOTP has instead of options. */
#define VENDOR_SIZE 64

static const OctetCarrier carriers[] = { { "udp.port", 67 }, { "udp.port", 68 } };

static void
add_hardware_address (OctetDissector *self)
{
  guint type = (guint) octet_dissector_get_uint (self, DHCP_HW_TYPE);
  gsize size = octet_dissector_get_uint (self, DHCP_HW_LENGTH);

  /* Wi-Fi and other networks of the IEEE have Ethernet's addresses. */
  if ((type == 1 || type == 6) && size == 6)
    octet_dissector_add (self, DHCP_HW_MAC, HEADER_SIZE, 6);
  else if (size > 0)
    octet_dissector_add (self, DHCP_HW_ADDRESS, HEADER_SIZE, MIN (size, HARDWARE_SIZE));
  if (size < HARDWARE_SIZE)
    octet_dissector_add (self, DHCP_HW_PADDING, HEADER_SIZE + size, HARDWARE_SIZE - size);
}

/* Which of the fixed fields hold options: RFC 2132, 9.3. */
static guint
find_overload (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);
  gsize at = OPTIONS_AT + COOKIE_SIZE;

  while (at + 1 < size && bytes[at] != DHCP_OPTION_END)
    {
      if (bytes[at] == DHCP_OPTION_OVERLOAD && bytes[at + 1] == 1 && at + 2 < size)
        return bytes[at + 2];
      at += bytes[at] == DHCP_OPTION_PADDING ? 1 : 2u + bytes[at + 1];
    }
  return 0;
}

static void
add_names (OctetDissector *self,
           guint           overload)
{
  if ((overload & 2) == 0)
    octet_dissector_add (self, DHCP_SERVER_NAME, SERVER_AT, SERVER_SIZE);
  else
    octet_dissector_note_here (self, DHCP_SERVER_NAME_OVERLOADED);
  if ((overload & 1) == 0)
    octet_dissector_add (self, DHCP_FILE, FILE_AT, FILE_SIZE);
  else
    octet_dissector_note_here (self, DHCP_FILE_OVERLOADED);
}

/* Answers the DHCP message type, 0 for BOOTP. */
static guint
add_options (OctetDissector *self)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_size (self), end;
  guint message = 0;

  /* RFC 951, 3: without the cookie it is BOOTP, whose last part has a fixed size. */
  if (octet_dissector_get_captured (self) < OPTIONS_AT + COOKIE_SIZE ||
      octet_bytes_be32 (bytes + OPTIONS_AT) != 0x63825363)
    {
      octet_dissector_add (self, DHCP_VENDOR_OPTIONS, OPTIONS_AT, VENDOR_SIZE);
      return 0;
    }
  octet_dissector_add (self, DHCP_COOKIE, OPTIONS_AT, COOKIE_SIZE);
  end = dhcp_options_dissect (self, OPTIONS_AT + COOKIE_SIZE, size, FALSE, &message);
  if (end < size)
    octet_dissector_add (self, DHCP_PADDING, end, size - end);
  return message;
}

static const char *
name_message (guint message)
{
  const OctetField *field = &dhcp_fields[DHCP_MESSAGE_TYPE];
  const char *name = octet_name_find (field->names, field->n_names, message);

  return name != NULL ? _(name) : _("unknown message");
}

/* RFC 2131, 4.1: a few old systems write the seconds with the low octet first. */
static void
check_seconds (OctetDissector *self)
{
  guint secs = (guint) octet_dissector_get_uint (self, DHCP_SECS);

  if (secs > 255 && (secs & 0xff) == 0)
    octet_dissector_note (self, DHCP_SECS_LITTLE, DHCP_SECS);
}

/* Which question a message belongs to, RFC 2131, 3: a discovery is answered by an offer, a request
 * and an inform by an acknowledgement or its refusal, and BOOTP has one question alone. 0 where
 * there is no answer: a release, a decline. */
static guint
find_question (guint message)
{
  enum { DISCOVER = 1, OFFER = 2, REQUEST = 3, ACK = 5, NAK = 6, INFORM = 8 };

  switch (message)
    {
    case DISCOVER:
    case OFFER:
      return DISCOVER;
    case REQUEST:
    case ACK:
    case NAK:
    case INFORM:
      return REQUEST;
    default:
      return message == 0 ? INFORM : 0;
    }
}

/* Client and server are in no conversation, as the client has no address yet: the transaction and
 * the end of the client's hardware address are what they have in common. */
static void
add_turn (OctetDissector *self,
          guint           message)
{
  static const OctetExchangeFields links = { DHCP_RESPONSE_IN, DHCP_RESPONSE_TO, DHCP_TIME };
  const guint8 *bytes = octet_dissector_get_bytes (self);
  OctetExchangePart part = { .is_anywhere = TRUE };
  guint question = find_question (message);

  if (question == 0 || octet_dissector_get_captured (self) < HEADER_SIZE + 6)
    return;
  part.is_request = octet_dissector_get_uint (self, DHCP_TYPE) == 1;
  part.id = octet_dissector_get_uint (self, DHCP_ID) << 32 | (guint64) question << 24 |
            octet_bytes_be (bytes + HEADER_SIZE + 3, 3);
  octet_dissector_link_turn (self, &part, &links);
}

static void
dhcp_dissect (OctetDissector *self)
{
  gboolean is_request = octet_dissector_get_uint (self, DHCP_TYPE) == 1;
  guint id = (guint) octet_dissector_get_uint (self, DHCP_ID);
  guint message;

  octet_dissector_summarize (self, is_request ? _("BOOTP request - Transaction ID 0x%x")
                                              : _("BOOTP reply - Transaction ID 0x%x"), id);
  check_seconds (self);
  add_hardware_address (self);
  add_names (self, find_overload (self));
  message = add_options (self);
  if (message != 0)
    {
      octet_dissector_describe (self, " (%s)", name_message (message));
      octet_dissector_summarize (self, _("DHCP %s - Transaction ID 0x%x"),
                                 name_message (message), id);
      octet_dissector_emphasize (self, name_message (message));
    }
  else if (octet_dissector_ok (self))
    {
      octet_dissector_add_uint (self, DHCP_BOOTP, 1, 0, 0);
      octet_dissector_set_protocol_name (self, "BOOTP");
    }
  add_turn (self, message);
  octet_dissector_set_header (self, octet_dissector_get_captured (self));
}

const OctetProtocol octet_protocol_dhcp = {
  .key = "dhcp",
  .name = N_("Dynamic Host Configuration Protocol"),
  .short_name = "DHCP",
  .reference = "RFC 2131, 2",
  .level = OCTET_LEVEL_APPLICATION,
  .header_size = HEADER_SIZE,
  .fields = dhcp_fields,
  .n_fields = DHCP_N_FIELDS,
  .notes = dhcp_notes,
  .n_notes = DHCP_N_NOTES,
  OCTET_CARRIERS (carriers),
  .dissect = dhcp_dissect,
  .lesson = N_("Hands out addresses: a device that joins a network asks for one, and learns the "
               "router and the DNS server along with it."),
};
