/* gtp-elements.c - the elements that GTP's control messages are made of, TS 29.060, section 7.7.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0      1                             0      1        3
 *     +------+------------------           +------+--------+-----------
 *     | type | value, size known     or    | type | length | value …
 *     +------+------------------           +------+--------+-----------
 *
 * Types below 128 are of the first form, and who does not know one cannot find the next.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/tunnel/gtp-private.h"

/* How an element's row looks. */
typedef enum
{
  WHOLE,  /* the value's field covers the type's octet too */
  VALUE,  /* the field covers the value alone */
  HEADED, /* a heading of its own, the value below */
} Look;

typedef struct
{
  guint8      type;
  guint8      size;
  guint8      look;
  guint16     field;
  const char *name;
} Short;

/* Version 0 gave other meanings to a few numbers: its flow labels became tunnels. */
static const Short shorts_0[] = {
  { 6, 3, HEADED, GTP_QOS_SPARE_1, N_("Quality of service") },
  { 16, 2, WHOLE, GTP_FLOW_DATA, NULL }, { 17, 2, VALUE, GTP_FLOW_CONTROL, NULL },
};

static const Short shorts[] = {
  { 1, 1, WHOLE, GTP_CAUSE, NULL }, { 2, 8, VALUE, GTP_IMSI, NULL },
  { 3, 6, HEADED, GTP_AREA_COUNTRY, N_("Routing area") }, { 4, 4, WHOLE, GTP_TLLI, NULL },
  { 5, 4, WHOLE, GTP_PTMSI, NULL }, { 8, 1, WHOLE, GTP_REORDER, NULL },
  { 11, 1, WHOLE, GTP_MAP_CAUSE, NULL }, { 12, 3, WHOLE, GTP_PTMSI_SIGNATURE, NULL },
  { 13, 1, WHOLE, GTP_VALIDATED, NULL }, { 14, 1, WHOLE, GTP_RECOVERY, NULL },
  { 15, 1, HEADED, GTP_SELECTION, N_("Selection mode") },
  { 16, 4, VALUE, GTP_TUNNEL_DATA, NULL }, { 17, 4, VALUE, GTP_TUNNEL_CONTROL, NULL },
  { 19, 1, WHOLE, GTP_TEARDOWN, NULL },
  { 20, 1, HEADED, GTP_NSAPI, N_("Connection") }, { 21, 1, WHOLE, GTP_RANAP_CAUSE, NULL },
  { 26, 2, WHOLE, GTP_CHARGING, NULL }, { 27, 2, WHOLE, GTP_TRACE_REFERENCE, NULL },
  { 28, 2, WHOLE, GTP_TRACE_TYPE, NULL }, { 29, 1, WHOLE, GTP_REASON, NULL },
  { 126, 1, WHOLE, GTP_TRANSFER, NULL }, { 127, 4, WHOLE, GTP_CHARGING_ID, NULL },
};

enum
{
  USER_ADDRESS = 128, ACCESS_POINT = 131, OPTIONS = 132, NODE = 133, PHONE = 134, QUALITY = 135,
  RADIO = 151, ZONE = 153, PRIVATE = 255,
};

static const OctetName longs[] = {
  { USER_ADDRESS, N_("User's address") }, { 129, N_("Mobility context") },
  { 130, N_("PDP context") }, { ACCESS_POINT, N_("Access point") },
  { OPTIONS, N_("Configuration options") }, { NODE, N_("Node's address") },
  { PHONE, N_("Telephone number") }, { QUALITY, N_("Quality of service") },
  { 136, N_("Authentication") }, { 137, N_("Traffic template") },
  { 148, N_("Common flags") }, { 149, N_("Restriction of the access point") },
  { RADIO, N_("Radio") }, { 152, N_("Location") }, { ZONE, N_("Time zone") },
  { 154, N_("Device") }, { 251, N_("Charging gateway") }, { PRIVATE, N_("Private extension") },
};

static const Short *
find_short (guint version,
            guint type)
{
  if (version == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (shorts_0); i++)
      if (shorts_0[i].type == type)
        return &shorts_0[i];
  for (gsize i = 0; i < G_N_ELEMENTS (shorts); i++)
    if (shorts[i].type == type)
      return &shorts[i];
  return NULL;
}

static void
add_short_value (OctetDissector *self,
                 const Short    *element,
                 gsize           at)
{
  OctetReader *rest = octet_dissector_rest (self);

  switch (element->field)
    {
    case GTP_IMSI:
      octet_gtp_add_imsi (self);
      return;
    case GTP_AREA_COUNTRY:
      octet_gtp_add_area (self);
      return;
    case GTP_QOS_SPARE_1:
      octet_gtp_add_quality (self, element->size);
      return;
    case GTP_CHARGING:
      octet_dissector_add_uint (self, element->field, octet_reader_be16 (rest), at, 3);
      octet_dissector_enter (self);
      for (guint field = GTP_CHARGING_SPARE; field <= GTP_CHARGING_RESERVED; field++)
        octet_dissector_add (self, field, at + 1, 2);
      octet_dissector_close (self);
      return;
    case GTP_REORDER:
    case GTP_VALIDATED:
    case GTP_TEARDOWN:
      octet_dissector_add_uint (self, element->field, octet_reader_u8 (rest) & 1, at, 2);
      return;
    default:
      break;
    }
  if (element->look == WHOLE)
    octet_dissector_add_uint (self, element->field, octet_reader_be (rest, element->size), at,
                              1u + element->size);
  else
    octet_dissector_read_size (self, element->field, element->size);
}

/* Returns whether the element is known. */
static gboolean
add_short (OctetDissector *self,
           guint           version,
           guint           type)
{
  const Short *element = find_short (version, type);
  gsize at = octet_dissector_get_position (self);

  if (element == NULL)
    return FALSE;
  if (element->look == HEADED)
    octet_dissector_open_text (self, _(element->name));
  octet_reader_skip (octet_dissector_rest (self), 1);
  add_short_value (self, element, at);
  if (element->look == HEADED)
    octet_dissector_close (self);
  return TRUE;
}

static void
add_user_address (OctetDissector *self,
                  gsize           size)
{
  if (size < 2)
    return;
  octet_dissector_read (self, GTP_USER_ORGANIZATION);
  octet_dissector_read (self, GTP_USER_TYPE);
  if (size == 2 + 4 || size == 2 + 4 + 16)
    octet_dissector_read (self, GTP_USER_IPV4);
  if (size == 2 + 16 || size == 2 + 4 + 16)
    octet_dissector_read (self, GTP_USER_IPV6);
}

/* Labels as in DNS, each with its length before it. */
static void
add_access_point (OctetDissector *self,
                  gsize           size)
{
  gsize at = octet_dissector_get_position (self), i = 0;
  const guint8 *octets = octet_reader_take (octet_dissector_rest (self), size);
  g_autoptr (GString) name = g_string_new (NULL);

  while (octets != NULL && i < size)
    {
      gsize length = MIN (octets[i], size - i - 1);

      if (name->len > 0)
        g_string_append_c (name, '.');
      for (gsize j = 0; j < length; j++)
        g_string_append_c (name, g_ascii_isprint (octets[i + 1 + j]) ? (char) octets[i + 1 + j]
                                                                     : '?');
      i += 1 + length;
    }
  octet_dissector_add_text (self, GTP_NAME, name->str, at, size);
}

/* TS 24.008, section 10.5.6.3: options, of which some are messages of PPP. Returns whether
 * another one can follow. */
gboolean
octet_gtp_add_option (OctetDissector *self,
                      gsize           end)
{
  guint protocol = (guint) octet_dissector_read (self, GTP_OPTION);
  gsize size, at;

  octet_dissector_enter (self);
  size = octet_dissector_read (self, GTP_OPTION_LENGTH);
  octet_dissector_close (self);
  at = octet_dissector_get_position (self);
  size = MIN (size, end > at ? end - at : 0);
  if (octet_dissector_ok (self) && protocol >= 0x8000 && size > 0)
    {
      octet_dissector_set_enclosing (self, TRUE);
      octet_dissector_call_part (self, "ppp.protocol", protocol, at, size);
      octet_dissector_set_enclosing (self, FALSE);
    }
  octet_reader_skip (octet_dissector_rest (self), size);
  return octet_dissector_ok (self) && octet_dissector_get_position (self) + 3 <= end;
}

static void
add_options (OctetDissector *self,
             gsize           size,
             gboolean        is_request)
{
  gsize at = octet_dissector_get_position (self);
  gsize end = at + size;

  if (size < 1)
    return;
  octet_dissector_add_int (self, GTP_LINK, !is_request, at, 0);
  octet_dissector_add (self, GTP_MORE, at, 1);
  octet_dissector_read (self, GTP_CONFIGURATION);
  while (octet_dissector_get_position (self) + 3 <= end && octet_gtp_add_option (self, end))
    ;
}

/* TS 29.060, section 7.7.52: digits of a number of quarters, the sign in the first one. */
static void
add_zone (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  guint8 octet = octet_reader_u8 (octet_dissector_rest (self));

  octet_dissector_add_uint (self, GTP_ZONE, (octet & 7u) * 10 + (octet >> 4), at, 1);
  octet_dissector_read (self, GTP_ZONE_SUMMER);
}

static void
add_long_value (OctetDissector *self,
                guint           type,
                gsize           size,
                gboolean        is_request)
{
  if (type == USER_ADDRESS)
    add_user_address (self, size);
  else if (type == ACCESS_POINT && size > 0)
    add_access_point (self, size);
  else if (type == OPTIONS)
    add_options (self, size, is_request);
  else if (type == NODE && size == 4)
    octet_dissector_read (self, GTP_NODE_IPV4);
  else if (type == NODE && size == 16)
    octet_dissector_read (self, GTP_NODE_IPV6);
  else if (type == PHONE && size > 1)
    octet_gtp_add_phone (self, size);
  else if (type == QUALITY && size > 1)
    {
      octet_dissector_read (self, GTP_QOS_PRIORITY);
      octet_gtp_add_quality (self, size - 1);
    }
  else if (type == RADIO && size == 1)
    octet_dissector_read (self, GTP_RAT);
  else if (type == ZONE && size == 2)
    add_zone (self);
  else if (type == PRIVATE && size > 2)
    {
      octet_dissector_read (self, GTP_EXTENSION_ID);
      octet_dissector_read_size (self, GTP_EXTENSION_VALUE, size - 2);
    }
}

static guint
get_length_field (guint type)
{
  switch (type)
    {
    case ACCESS_POINT:
      return GTP_NAME_LENGTH;
    case NODE:
      return GTP_NODE_LENGTH;
    case QUALITY:
      return GTP_QOS_LENGTH;
    case USER_ADDRESS:
    case OPTIONS:
    case PHONE:
      return GTP_LENGTH;
    default:
      return GTP_EXTRA_LENGTH;
    }
}

static void
add_long (OctetDissector *self,
          guint           type,
          gboolean        is_request)
{
  OctetReader *rest = octet_dissector_rest (self);
  const char *name = octet_name_find (longs, G_N_ELEMENTS (longs), type);
  gsize size, end;

  octet_dissector_open_text (self, name != NULL ? _(name) : _("Unknown element"));
  octet_reader_skip (rest, 1);
  size = octet_dissector_read (self, get_length_field (type));
  end = octet_dissector_get_position (self) + size;
  if (size <= octet_dissector_get_left (self))
    add_long_value (self, type, size, is_request);
  if (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
    octet_reader_skip (rest, end - octet_dissector_get_position (self));
  octet_dissector_close (self);
}

/* The elements of a message, up to its end or to one that nobody can measure. */
void
octet_gtp_add_elements (OctetDissector *self,
                        guint           version,
                        gboolean        is_request)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type;

  while (octet_dissector_ok (self) && octet_reader_left (rest) > 0)
    {
      type = (guint) octet_reader_peek_be (rest, 0, 1);
      if (type >= GTP_FIRST_WITH_LENGTH)
        add_long (self, type, is_request);
      else if (!add_short (self, version, type))
        return;
    }
}
