/* wlan-mgt.c - 802.11 management frames: what keeps a wireless network together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +-------------------------+--------+--------+------------+--------+-----
 *     | fixed parameters of     | number | length | content    | number | …
 *     | the frame's kind        | (1)    | (1)    |            |        |
 *     +-------------------------+--------+--------+------------+--------+-----
 *
 * EAPOL key frames carry such elements too.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/wireless/wlan-mgt-names.h"
#include "protocols/wireless/wlan-mgt.h"

/* clang-format off */
static const OctetField fields[] = {
#include "protocols/wireless/field-list.h"
#include "protocols/wireless/wlan-mgt-fields.h"
};
/* clang-format on */

enum
{
  ASSOCIATION_REQUEST, ASSOCIATION_RESPONSE, REASSOCIATION_REQUEST, REASSOCIATION_RESPONSE,
  PROBE_REQUEST, PROBE_RESPONSE, BEACON_FRAME = 8, DISASSOCIATION = 10, AUTHENTICATION,
  DEAUTHENTICATION, ACTION,
  ELEMENTS_ALONE = 0x100,
};

static const OctetCarrier carriers[] = {
  { "wlan.subtype", 0 }, { "wlan.subtype", 1 }, { "wlan.subtype", 2 }, { "wlan.subtype", 3 },
  { "wlan.subtype", 4 }, { "wlan.subtype", 5 }, { "wlan.subtype", 8 }, { "wlan.subtype", 10 },
  { "wlan.subtype", 11 }, { "wlan.subtype", 12 }, { "wlan.subtype", 13 },
  { "wlan.subtype", ELEMENTS_ALONE },
};

/* The octets up to @end one by one in @field. */
static void
read_each (OctetDissector *self,
           gsize           end,
           guint           field)
{
  while (octet_wlan_has (self, end, 1))
    octet_dissector_read (self, field);
}

static void
read_ssid (OctetDissector *self,
           gsize           end)
{
  gsize size = end - octet_dissector_get_position (self);
  const guint8 *bytes = octet_dissector_get_bytes (self) + octet_dissector_get_position (self);

  if (octet_wlan_has (self, end, 1) && octet_dissector_get_captured (self) >= end &&
      g_utf8_validate_len ((const char *) bytes, size, NULL))
    octet_dissector_summarize_more (self, ", “%.*s”", (int) size, (const char *) bytes);
  octet_dissector_read_size (self, SSID, size);
}

/* IEEE 802.11-2020, 9.4.2.5: bit n of octet m stands for station 8 * (offset + m) + n. */
static void
read_traffic_map (OctetDissector *self,
                  gsize           end)
{
  const guint8 *map;
  gsize at, size, first;

  if (!octet_wlan_has (self, end, 4))
    return;
  octet_dissector_read (self, TIM_COUNT);
  octet_dissector_read (self, TIM_PERIOD);
  first = octet_dissector_read (self, TIM_CONTROL) & 0xfe;
  at = octet_dissector_get_position (self);
  size = end - at;
  octet_dissector_read_size (self, TIM_BITMAP, size);
  if (!octet_dissector_ok (self))
    return;
  octet_dissector_enter (self);
  map = octet_dissector_get_bytes (self) + at;
  for (gsize i = 0; i < 8 * size; i++)
    if ((map[i / 8] >> (i % 8) & 1) != 0)
      octet_dissector_add_uint (self, TIM_AID, 8 * first + i, at + i / 8, 1);
  octet_dissector_close (self);
}

static void
read_country (OctetDissector *self,
              gsize           end)
{
  if (!octet_wlan_has (self, end, 3))
    return;
  octet_dissector_read_size (self, COUNTRY, 2);
  octet_dissector_read (self, COUNTRY_WHERE);
  while (octet_wlan_has (self, end, 3))
    {
      octet_dissector_open (self, COUNTRY_RANGE);
      octet_dissector_read (self, COUNTRY_FIRST);
      octet_dissector_read (self, COUNTRY_COUNT);
      octet_dissector_read (self, COUNTRY_POWER);
      octet_dissector_close (self);
    }
}

static void
read_channels (OctetDissector *self,
               gsize           end)
{
  while (octet_wlan_has (self, end, 2))
    {
      octet_dissector_open (self, SUPPORTED_CHANNELS);
      octet_dissector_read (self, SUPPORTED_FIRST);
      octet_dissector_read (self, SUPPORTED_COUNT);
      octet_dissector_close (self);
    }
}

static void
read_classes (OctetDissector *self,
              gsize           end)
{
  if (octet_wlan_has (self, end, 1))
    octet_dissector_read (self, CLASS);
  if (octet_wlan_has (self, end, 2))
    octet_dissector_read_size (self, CLASSES, end - octet_dissector_get_position (self));
}

/* Elements whose content is a few numbers, one after the other. */
static gboolean
read_simple (OctetDissector *self,
             guint           number,
             gsize           end)
{
  static const struct
  {
    guint16 number;
    guint16 rows[2];
    guint8  size;
  } simple[] = {
    { 3, { DS_CHANNEL }, 1 }, { 33, { POWER_MIN, POWER_MAX }, 2 }, { 42, { ERP }, 1 },
    { 47, { ERP }, 1 }, { 54, { MOBILITY, MOBILITY_POLICY }, 3 },
    { 90, { IDLE_PERIOD, IDLE_PROTECTED }, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (simple); i++)
    if (simple[i].number == number && octet_wlan_has (self, end, simple[i].size))
      {
        octet_dissector_read (self, simple[i].rows[0]);
        if (simple[i].rows[1] != 0)
          octet_dissector_read (self, simple[i].rows[1]);
        return TRUE;
      }
  return FALSE;
}

static void
read_content (OctetDissector *self,
              guint           number,
              gsize           end)
{
  switch (number)
    {
    case 0:
      read_ssid (self, end);
      break;
    case 1:
      read_each (self, end, RATE);
      break;
    case 5:
      read_traffic_map (self, end);
      break;
    case 7:
      read_country (self, end);
      break;
    case 16:
      octet_dissector_read_size (self, CHALLENGE, end - octet_dissector_get_position (self));
      break;
    case 36:
      read_channels (self, end);
      break;
    case 45:
      octet_wlan_read_ht (self, end);
      break;
    case 48:
      octet_wlan_read_rsn (self, end);
      break;
    case 50:
      read_each (self, end, EXT_RATE);
      break;
    case 59:
      read_classes (self, end);
      break;
    case 61:
      octet_wlan_read_ht_info (self, end);
      break;
    case 127:
      octet_wlan_read_extensions (self, end);
      break;
    case 221:
      octet_wlan_read_vendor (self, end);
      break;
    default:
      read_simple (self, number, end);
      break;
    }
}

/* One element; the cursor then stands behind it, whatever was understood of it. */
static void
read_element (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint number = (guint) octet_reader_peek_be (rest, 0, 1);
  gboolean is_extended = number == 255 && octet_reader_peek_be (rest, 1, 1) > 0;
  guint64 size;
  gsize end;

  octet_dissector_open (self, is_extended ? EXT_TAG : TAG);
  octet_dissector_read (self, TAG_NUMBER);
  if (is_extended)
    {
      size = octet_reader_peek_be (rest, 0, 1);
      octet_dissector_add_uint (self, EXT_LENGTH, size - 1, octet_dissector_get_position (self),
                                1);
      octet_reader_skip (rest, 1);
    }
  else
    size = octet_dissector_read_size (self, TAG_LENGTH, 1);
  end = octet_dissector_get_position (self) + size;
  octet_dissector_label (self, "%s", _(octet_name_find (tag_names, G_N_ELEMENTS (tag_names),
                                                      number) ?: N_("Element")));
  if (is_extended)
    octet_dissector_read (self, EXT_NUMBER);
  else
    read_content (self, number, end);
  if (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
    octet_reader_skip (rest, end - octet_dissector_get_position (self));
  octet_dissector_close (self);
}

static void
read_elements (OctetDissector *self)
{
  while (octet_reader_left (octet_dissector_rest (self)) > 0)
    read_element (self);
}

static void
read_rows (OctetDissector *self,
           const guint16  *rows,
           gsize           n_rows)
{
  octet_dissector_open (self, FIXED);
  for (gsize i = 0; i < n_rows; i++)
    if (rows[i] == BEACON)
      octet_dissector_read_size (self, BEACON, 2);
    else
      octet_dissector_read (self, rows[i]);
  octet_dissector_close (self);
}

#define READ_ROWS(self, ...) \
  read_rows (self, (const guint16[]) { __VA_ARGS__ }, \
             sizeof ((const guint16[]) { __VA_ARGS__ }) / sizeof (guint16))

static void
read_fixed (OctetDissector *self,
            guint32         kind)
{
  switch (kind)
    {
    case ASSOCIATION_REQUEST:
      READ_ROWS (self, CAPABILITIES, LISTEN);
      break;
    case ASSOCIATION_RESPONSE:
    case REASSOCIATION_RESPONSE:
      READ_ROWS (self, CAPABILITIES, STATUS, AID);
      break;
    case REASSOCIATION_REQUEST:
      READ_ROWS (self, CAPABILITIES, LISTEN, CURRENT_AP);
      break;
    case PROBE_RESPONSE:
    case BEACON_FRAME:
      READ_ROWS (self, TIMESTAMP, BEACON, CAPABILITIES);
      break;
    case DISASSOCIATION:
    case DEAUTHENTICATION:
      READ_ROWS (self, REASON);
      break;
    case AUTHENTICATION:
      READ_ROWS (self, AUTH_ALGORITHM, AUTH_SEQUENCE, STATUS);
      break;
    case ACTION:
      octet_dissector_read_size (self, CATEGORY, 1);
      break;
    default:
      break;
    }
}

static void
wlan_mgt_dissect (OctetDissector *self)
{
  guint32 kind = octet_dissector_get_parameter (self);
  OctetReader *rest = octet_dissector_rest (self);
  gboolean is_password_exchange = kind == AUTHENTICATION && octet_reader_peek_be (rest, 0, 2) ==
                                                              0x0300;

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  if (!octet_dissector_wants (self, OCTET_WANTS_FIELDS | OCTET_WANTS_SUMMARY))
    return;
  read_fixed (self, kind);
  /* What follows in these is no list of elements. */
  if (kind == ACTION || is_password_exchange || octet_reader_left (rest) == 0)
    return;
  if (kind == ELEMENTS_ALONE)
    {
      read_elements (self);
      return;
    }
  octet_dissector_open (self, TAGGED);
  read_elements (self);
  octet_dissector_close (self);
}

const OctetProtocol octet_protocol_wlan_mgt = {
  .key = "wlan.mgt",
  .name = N_("802.11 Management"),
  .short_name = "802.11",
  .reference = "IEEE 802.11-2020, 9.3.3",
  .level = OCTET_LEVEL_LINK,
  .is_part = TRUE,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = wlan_mgt_dissect,
  .lesson = N_("Access points announce their network, stations find it, join it and leave it. "
               "What each side can do stands in a list of elements."),
};
