/* gtp-values.c - the values in GTP that have an inside: numbers of people, and quality of service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Digits stand two in an octet, the first one in the low half; fifteen fills the last
 * octet up (TS 29.002).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/tunnel/gtp-private.h"

/* Takes @size octets at the cursor and appends their digits. */
void
octet_gtp_read_digits (OctetDissector *self,
                       gsize           size,
                       GString        *digits)
{
  const guint8 *octets = octet_reader_take (octet_dissector_rest (self), size);
  guint halves[2];

  for (gsize i = 0; octets != NULL && i < size; i++)
    {
      halves[0] = octets[i] & 0x0f;
      halves[1] = octets[i] >> 4;
      for (gsize j = 0; j < 2; j++)
        if (halves[j] < 15)
          g_string_append_c (digits, "0123456789abcde"[halves[j]]);
    }
}

static guint
read_number (const GString *digits,
             gsize          first,
             gsize          count)
{
  guint number = 0;

  for (gsize i = first; i < first + count && i < digits->len; i++)
    number = number * 10 + (guint) g_ascii_xdigit_value (digits->str[i]);
  return number;
}

/* ITU-T E.212: networks of North America have three digits, others two. */
static gsize
count_network_digits (guint country)
{
  return (country >= 310 && country <= 316) || country == 302 || country == 334 ? 3 : 2;
}

/* A subscriber's number: eight octets at the cursor. */
void
octet_gtp_add_imsi (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  g_autoptr (GString) digits = g_string_new (NULL);
  guint country;

  octet_gtp_read_digits (self, 8, digits);
  octet_dissector_add_text (self, GTP_IMSI, digits->str, at, 8);
  octet_dissector_add_text (self, GTP_IMSI_ASSOCIATED, digits->str, at, 8);
  octet_dissector_enter (self);
  country = read_number (digits, 0, 3);
  octet_dissector_add_uint (self, GTP_COUNTRY, country, at, 2);
  octet_dissector_add_uint (self, GTP_NETWORK,
                            read_number (digits, 3, count_network_digits (country)), at + 1, 2);
  octet_dissector_close (self);
}

/* TS 24.008, section 10.5.5.15: country and network in three octets, the third digit of the
 * network between them. */
void
octet_gtp_add_area (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  const guint8 *octets = octet_reader_take (octet_dissector_rest (self), 3);
  guint country, network;

  if (octets == NULL)
    return;
  country = (octets[0] & 15u) * 100 + (octets[0] >> 4) * 10 + (octets[1] & 15u);
  network = (octets[2] & 15u) * 10 + (octets[2] >> 4);
  if (octets[1] >> 4 != 15)
    network = network * 10 + (octets[1] >> 4);
  octet_dissector_add_uint (self, GTP_AREA_COUNTRY, country, at, 2);
  octet_dissector_add_uint (self, GTP_AREA_NETWORK, network, at + 1, 2);
  octet_dissector_read (self, GTP_LOCATION_AREA);
  octet_dissector_read (self, GTP_ROUTING_AREA);
}

/* ITU-T E.164: how many digits the code has that a number begins with. */
static gsize
count_country_digits (const GString *digits)
{
  static const guint8 pairs[] = {
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56,
    57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
  };
  guint pair = read_number (digits, 0, 2);

  if (pair / 10 == 1 || pair / 10 == 7)
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i] == pair)
      return 2;
  return 3;
}

/* A telephone number: @size octets at the cursor, at least one. */
void
octet_gtp_add_phone (OctetDissector *self,
                     gsize           size)
{
  gsize at = octet_dissector_get_position (self);
  g_autoptr (GString) digits = g_string_new (NULL);

  octet_dissector_add (self, GTP_NUMBER_MORE, at, 1);
  octet_dissector_add (self, GTP_NUMBER_NATURE, at, 1);
  octet_dissector_read (self, GTP_NUMBER_PLAN);
  octet_gtp_read_digits (self, size - 1, digits);
  octet_dissector_add_text (self, GTP_PHONE, digits->str, at + 1, size - 1);
  octet_dissector_enter (self);
  octet_dissector_add_uint (self, GTP_PHONE_COUNTRY,
                            read_number (digits, 0, count_country_digits (digits)), at + 1, 1);
  octet_dissector_close (self);
}

/* TS 24.008, section 10.5.6.5: a rate in kbit/s in one octet, in three ranges. */
static guint
get_rate (guint8 octet)
{
  if (octet == 0xff)
    return 0;
  if (octet >= 0x80)
    return 576 + (octet - 0x80u) * 64;
  return octet >= 0x40 ? 64 + (octet - 0x40u) * 8 : octet;
}

static void
add_rate (OctetDissector *self,
          guint           field)
{
  gsize at = octet_dissector_get_position (self);

  octet_dissector_add_uint (self, field, get_rate (octet_reader_u8 (octet_dissector_rest (self))),
                            at, 1);
}

/* The same section: tens of octets, and three sizes that are not. */
static void
add_largest (OctetDissector *self)
{
  static const guint16 odd[] = { 1502, 1510, 1520 };
  gsize at = octet_dissector_get_position (self);
  guint8 octet = octet_reader_u8 (octet_dissector_rest (self));
  guint size = octet >= 151 && octet <= 153 ? odd[octet - 151] : octet * 10u;

  octet_dissector_add_uint (self, GTP_QOS_SIZE, size, at, 1);
}

/* Adds fields first to last, which share the octet at the cursor, and moves past it. */
static void
add_shared (OctetDissector *self,
            guint           first,
            guint           last)
{
  gsize at = octet_dissector_get_position (self);

  for (guint field = first; field <= last; field++)
    octet_dissector_add (self, field, at, 1);
  octet_reader_skip (octet_dissector_rest (self), 1);
}

/* Quality of service: @size octets at the cursor, of which the first edition has three. */
void
octet_gtp_add_quality (OctetDissector *self,
                       gsize           size)
{
  if (size < 3)
    return;
  add_shared (self, GTP_QOS_SPARE_1, GTP_QOS_RELIABILITY);
  add_shared (self, GTP_QOS_PEAK, GTP_QOS_PRECEDENCE);
  add_shared (self, GTP_QOS_SPARE_3, GTP_QOS_MEAN);
  if (size < 11)
    return;
  add_shared (self, GTP_QOS_CLASS, GTP_QOS_ERRONEOUS);
  add_largest (self);
  add_rate (self, GTP_QOS_UP);
  add_rate (self, GTP_QOS_DOWN);
  add_shared (self, GTP_QOS_BIT_ERRORS, GTP_QOS_LOSS);
  add_shared (self, GTP_QOS_TRANSFER, GTP_QOS_HANDLING);
  add_rate (self, GTP_QOS_SURE_UP);
  add_rate (self, GTP_QOS_SURE_DOWN);
}
