/* radius.c - Remote Authentication Dial In User Service, RFC 2865, with accounting (RFC 2866).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1            2            4                  20
 *     +--------+------------+------------+------------------+-----------------
 *     | code   | identifier | length     | authenticator    | attributes …
 *     +--------+------------+------------+------------------+-----------------
 *
 *     attribute:  | type (1) | length (1), these two included | value |
 *
 * A response repeats the identifier of its request (RFC 2865, 3). An EAP packet that is longer
 * than an attribute stands in several of them, one behind the other (RFC 3579, 3.1).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/management/radius-fields.h"

/* A request that comes again within this time is the same one (RFC 5080, 2.2.1: senders give up
 * after 30 s). */
#define REPEAT_TIME (30 * G_GINT64_CONSTANT (1000000000))

#define HEADER_SIZE 20
/* RFC 2865, 3. */
#define MIN_LENGTH 20
#define MAX_LENGTH 4096

/* Values up to here are a tunnel's number, not the first letter of a text (RFC 2868, 3.1). */
#define MAX_TAG 0x1f

enum { BAD_SIZE };

static const OctetNote notes[] = {
  [BAD_SIZE] = { "radius.invalid_length", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length of an attribute is less than 2") },
};

static const OctetCarrier carriers[] = {
  { "udp.port", 1645 }, { "udp.port", 1646 }, { "udp.port", 1700 }, { "udp.port", 1812 },
  { "udp.port", 1813 }, { "udp.port", 3799 },
};

/* A number of 1 to 4 or 8 octets; a text or octets of any size; an address of the right size.
 * What has another size is not what its type says. */
static gboolean
has_right_size (guint field,
                gsize size)
{
  switch (radius_fields[field].kind)
    {
    case OCTET_FIELD_IPV4:
      return size == 4;
    case OCTET_FIELD_IPV6:
      return size == 16;
    case OCTET_FIELD_UINT:
      return size > 0 && size <= 4;
    default:
      return size > 0;
    }
}

/* Reserved octet, length in bits, and as many octets as that takes (RFC 3162, 2.3). */
static gboolean
is_prefix (const guint8 *data,
           gsize         size)
{
  return size >= 2 && size <= 18 && data[1] <= 128;
}

static void
read_chap (OctetDissector *self,
           gsize           at,
           gsize           size)
{
  octet_dissector_add (self, RADIUS_CHAP, at, size);
  octet_dissector_enter (self);
  octet_dissector_add (self, RADIUS_CHAP_ID, at, 1);
  octet_dissector_add (self, RADIUS_CHAP_TEXT, at + 1, size - 1);
  octet_dissector_close (self);
}

static void
read_egress (OctetDissector *self,
             gsize           at)
{
  octet_dissector_add (self, RADIUS_EGRESS_TAG, at, 4);
  octet_dissector_add (self, RADIUS_EGRESS_PAD, at, 4);
  octet_dissector_add (self, RADIUS_EGRESS_VLAN, at, 4);
}

/* Attributes of tunnels begin with a tag; numbers always, texts where it is one (RFC 2868, 3). */
static gsize
read_tag (OctetDissector  *self,
          const RadiusAttribute *attribute,
          gsize            at,
          gsize            size)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gboolean is_number = radius_fields[attribute->field].kind == OCTET_FIELD_UINT;

  if (attribute->tag == 0 || size < 2 || (!is_number && data[at] > MAX_TAG))
    return 0;
  octet_dissector_add (self, attribute->tag, at, 1);
  return 1;
}

/* The value of one attribute; all of it is there. */
static void
read_value (OctetDissector  *self,
            const RadiusAttribute *attribute,
            gsize            at,
            gsize            size)
{
  const guint8 *data = octet_dissector_get_bytes (self) + at;
  gsize tag;

  if (attribute == NULL && size > 0)
    octet_dissector_add (self, RADIUS_UNKNOWN, at, size);
  if (attribute == NULL || size == 0)
    return;
  switch (attribute->field)
    {
    case RADIUS_CHAP:
      if (size > 1)
        read_chap (self, at, size);
      return;
    case RADIUS_EGRESS_VLAN:
      if (size == 4)
        read_egress (self, at);
      return;
    case RADIUS_EGRESS_NAME:
      octet_dissector_add (self, RADIUS_EGRESS_NAME_TAG, at, 1);
      if (size > 1)
        octet_dissector_add (self, RADIUS_EGRESS_NAME, at + 1, size - 1);
      return;
    case RADIUS_WHEN:
      if (size == 4)
        octet_dissector_add_time (self, RADIUS_WHEN,
                                  (gint64) octet_bytes_be32 (data) * 1000000000, at, 4);
      return;
    case RADIUS_PREFIX6:
    case RADIUS_DELEGATED:
      if (is_prefix (data, size))
        octet_dissector_add (self, attribute->field, at, size);
      return;
    default:
      break;
    }
  if (!has_right_size (attribute->field, size))
    return;
  tag = read_tag (self, attribute, at, size);
  octet_dissector_add (self, attribute->field, at + tag, size - tag);
}

/* Vendor's number, then attributes of its own in the same form (RFC 2865, 5.26). */
static void
read_vendor (OctetDissector *self,
             gsize           at,
             gsize           end)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  guint64 vendor;

  if (end - at < 4)
    return;
  vendor = octet_dissector_add (self, RADIUS_VENDOR, at, 4);
  for (at += 4; end - at >= 2 && data[at + 1] >= 2 && data[at + 1] <= end - at;
       at += data[at + 1])
    {
      const RadiusAttribute *attribute = radius_find_attribute (vendor, data[at]);

      octet_dissector_add (self, RADIUS_VENDOR_TYPE, at, 1);
      octet_dissector_add (self, RADIUS_VENDOR_SIZE, at + 1, 1);
      if (attribute != NULL)
        read_value (self, attribute, at + 2, data[at + 1] - 2u);
    }
}

/* The EAP packet that ends with the attribute at @at: alone in it, or in several in a row. */
static void
hand_on_eap (OctetDissector *self,
             GByteArray     *parts,
             gsize           at,
             gsize           size)
{
  if (parts->len == size)
    octet_dissector_call_part (self, "radius.eap", 0, at, size);
  else
    octet_dissector_call_bytes (self, "radius.eap", 0, N_("EAP packet"),
                                g_bytes_new (parts->data, parts->len));
  g_byte_array_set_size (parts, 0);
}

static void
read_attribute (OctetDissector *self,
                GByteArray     *eap,
                gsize           size)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *data = rest->data + rest->position;
  gsize at = rest->position;
  guint type = data[0];
  const char *name = radius_find_name (type);

  octet_dissector_open (self, RADIUS_ATTRIBUTE);
  octet_dissector_label (self, _("Attribute: %s"), name != NULL ? _(name) : _("unknown"));
  octet_dissector_read (self, RADIUS_TYPE);
  octet_dissector_read (self, RADIUS_SIZE);
  if (type == RADIUS_VENDOR_SPECIFIC)
    read_vendor (self, at + 2, at + size);
  else
    read_value (self, radius_find_attribute (0, type), at + 2, size - 2);
  octet_reader_skip (rest, size - 2);
  if (type == RADIUS_EAP_MESSAGE && size > 2)
    {
      g_byte_array_append (eap, data + 2, (guint) size - 2);
      if (octet_reader_peek_be (rest, 0, 1) != RADIUS_EAP_MESSAGE)
        hand_on_eap (self, eap, at + 2, size - 2);
    }
  octet_dissector_close (self);
}

static void
read_attributes (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  g_autoptr (GByteArray) eap = g_byte_array_new ();

  octet_dissector_open_text (self, _("Attributes"));
  while (octet_reader_left (rest) > 0)
    {
      gsize size = octet_reader_peek_be (rest, 1, 1);

      if (size > octet_reader_left (rest) || octet_reader_left (rest) < 2)
        octet_reader_skip (rest, octet_reader_left (rest) + 1);
      else if (size < 2)
        {
          octet_dissector_note_here (self, BAD_SIZE);
          octet_reader_skip (rest, octet_reader_left (rest));
        }
      else
        read_attribute (self, eap, size);
    }
  octet_dissector_close (self);
}

static const char *
find_code (guint64 code)
{
  const OctetField *field = &radius_fields[RADIUS_CODE];

  return octet_name_find (field->names, field->n_names, code);
}

static gboolean
is_request (guint64 code)
{
  switch (code)
    {
    case 1: /* Access */
    case 4: /* Accounting */
    case 12: /* Status of the server */
    case 13: /* and of the client */
    case 40: /* Disconnect (RFC 5176) */
    case 43: /* Change of authorization */
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_turn (OctetDissector *self,
          guint64         code)
{
  static const OctetExchangeFields links = { RADIUS_RESPONSE_IN, RADIUS_REQUEST_IN, RADIUS_TIME };
  OctetExchangePart part = {
    .id = octet_dissector_get_uint (self, RADIUS_IDENTIFIER),
    .is_request = is_request (code),
    .repeat_time = REPEAT_TIME,
  };
  OctetTurn turn = octet_dissector_find_turn (self, &part);

  octet_dissector_add_uint (self, part.is_request ? RADIUS_REQUEST : RADIUS_RESPONSE, 1, 0, 0);
  octet_dissector_add_turn (self, &part, &turn, &links);
  if (turn.kind == OCTET_TURN_REQUEST_AGAIN || turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    {
      gboolean asks = turn.kind == OCTET_TURN_REQUEST_AGAIN;

      octet_dissector_add_uint (self, RADIUS_AGAIN, part.id, 0, 0);
      octet_dissector_add_uint (self, asks ? RADIUS_REQUEST_AGAIN : RADIUS_RESPONSE_AGAIN,
                                asks ? turn.request : turn.response, 0, 0);
    }
}

static gboolean
radius_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);

  gsize length = octet_dissector_get_captured (self) >= 4 ? octet_bytes_be (data + 2, 2) : 0;

  /* The length has limits (RFC 2865, 3). */
  return length >= MIN_LENGTH && length <= MAX_LENGTH && find_code (data[0]) != NULL;
}

static void
radius_dissect (OctetDissector *self)
{
  guint64 code = octet_dissector_get_uint (self, RADIUS_CODE);
  guint64 length = octet_dissector_get_uint (self, RADIUS_LENGTH);
  const char *name = find_code (code);

  octet_dissector_summarize (self, _("%s, identifier %u"), name != NULL ? _(name) : "?",
                             (guint) octet_dissector_get_uint (self, RADIUS_IDENTIFIER));
  octet_dissector_describe (self, ", %s", name != NULL ? _(name) : "?");
  if (length < HEADER_SIZE)
    {
      octet_dissector_mark_malformed (self);
      return;
    }
  octet_dissector_trim (self, length);
  add_turn (self, code);
  if (octet_reader_left (octet_dissector_rest (self)) > 0)
    read_attributes (self);
}

const OctetProtocol octet_protocol_radius = {
  .key = "radius",
  .name = N_("Remote Authentication Dial In User Service"),
  .short_name = "RADIUS",
  .reference = "RFC 2865",
  .level = OCTET_LEVEL_APPLICATION,
  .header_size = HEADER_SIZE,
  OCTET_FIELDS (radius_fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = radius_accept,
  .dissect = radius_dissect,
  .lesson = N_("Switches, access points and VPN gateways ask a server by it whether a user may "
               "come in, and report how long and how much was used."),
};
