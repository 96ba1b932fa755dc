/* wlan-mgt-abilities.c - elements of 802.11 about what a station can do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/wireless/wlan-mgt.h"

/* 16 octets: 77 bits of schemes, the highest rate, what can be sent (9.4.2.55.4). */
static void
read_schemes (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);

  octet_dissector_open (self, MCS_SET);
  octet_dissector_open (self, MCS_MASK);
  for (guint i = 0; i < 4; i++)
    octet_dissector_add (self, MCS_0 + i, at, 4);
  for (guint i = 4; i < 7; i++)
    octet_dissector_add (self, MCS_0 + i, at + 4, 4);
  octet_dissector_add (self, MCS_7, at + 6, 4);
  octet_reader_skip (octet_dissector_rest (self), 10);
  octet_dissector_close (self);
  octet_dissector_add (self, MCS_HIGHEST, at + 10, 2);
  for (guint i = MCS_TXSETDEFINED; i <= MCS_TXUNEQUALMOD; i++)
    octet_dissector_add (self, i, at + 12, 1);
  octet_reader_skip (octet_dissector_rest (self), 6);
  octet_dissector_close (self);
}

void
octet_wlan_read_ht (OctetDissector *self,
                    gsize           end)
{
  if (!octet_wlan_has (self, end, 26))
    return;
  octet_dissector_read (self, HT);
  octet_dissector_read (self, HT_AMPDU);
  read_schemes (self);
  octet_dissector_read (self, HTEX);
  octet_dissector_read (self, TXBF);
  octet_dissector_read (self, ASEL);
}

void
octet_wlan_read_ht_info (OctetDissector *self,
                         gsize           end)
{
  if (!octet_wlan_has (self, end, 22))
    return;
  octet_dissector_read (self, INFO_CHANNEL);
  octet_dissector_read (self, INFO_1);
  octet_dissector_read (self, INFO_2);
  octet_dissector_read (self, INFO_3);
  read_schemes (self);
}

/* Octets of flags, as many as the station knows. The eighth and ninth belong
 * together: a number of two bits runs from one into the other. */
void
octet_wlan_read_extensions (OctetDissector *self,
                            gsize           end)
{
  static const guint16 rows[] = { EXT_0, EXT_1, EXT_2, EXT_3, EXT_4, EXT_5, EXT_6 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows) && octet_wlan_has (self, end, 1); i++)
    octet_dissector_read (self, rows[i]);
  if (octet_wlan_has (self, end, 2))
    octet_dissector_read_size (self, EXT_89, 2);
  else if (octet_wlan_has (self, end, 1))
    octet_dissector_read (self, EXT_7);
  if (octet_wlan_has (self, end, 1))
    octet_dissector_read (self, EXT_10);
}
