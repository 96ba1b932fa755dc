/* wlan-mgt-security.c - elements of 802.11 about protection, and those of vendors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "protocols/wireless/wlan-mgt.h"

enum { OUI_STANDARD = 0x000fac, OUI_MICROSOFT = 0x0050f2 };
enum { MICROSOFT_WPA = 1, MICROSOFT_WME = 2, MICROSOFT_SETUP = 4 };
enum { KDE_IS_PMKID = 4 };

/* Whether a part of @size octets follows before @end. One that is begun has to be whole: then there
 * is no telling what the element says. */
static gboolean
follows (OctetDissector *self,
         gsize           end,
         gsize           size)
{
  if (!octet_wlan_has (self, end, 1))
    return FALSE;
  if (octet_wlan_has (self, end, size))
    return TRUE;
  octet_dissector_mark_torn (self);
  return FALSE;
}

/* A count of two octets and as many suites of @size octets: the rows from
 * @count on are count, list, suite. */
static void
read_suites (OctetDissector *self,
             gsize           end,
             guint           count,
             gsize           size)
{
  guint64 n_suites;

  if (!follows (self, end, 2))
    return;
  n_suites = octet_dissector_read (self, count);
  if (n_suites == 0)
    return;
  octet_dissector_open (self, count + 1);
  for (guint64 i = 0; i < n_suites && octet_wlan_has (self, end, size); i++)
    octet_dissector_read_size (self, count + 2, size);
  octet_dissector_close (self);
}

/* IEEE 802.11-2020, 9.4.2.24. All behind the version may be left out, but tshark wants the
 * capabilities where there are key methods. */
void
octet_wlan_read_rsn (OctetDissector *self,
                     gsize           end)
{
  gboolean has_methods;

  if (!octet_wlan_has (self, end, 2))
    return;
  octet_dissector_read (self, RSN_VERSION);
  if (follows (self, end, 4))
    octet_dissector_read (self, RSN_GROUP);
  read_suites (self, end, RSN_PAIR_COUNT, 4);
  has_methods = octet_wlan_has (self, end, 2);
  read_suites (self, end, RSN_KEY_COUNT, 4);
  if (follows (self, end, 2))
    octet_dissector_read (self, RSN_CAPABILITIES);
  else if (has_methods)
    octet_dissector_mark_torn (self);
  read_suites (self, end, RSN_PMKID_COUNT, 16);
  if (follows (self, end, 4))
    octet_dissector_read (self, RSN_MANAGEMENT);
}

static void
read_wpa (OctetDissector *self,
          gsize           end)
{
  if (octet_wlan_has (self, end, 2))
    octet_dissector_read (self, WPA_VERSION);
  if (octet_wlan_has (self, end, 4))
    octet_dissector_read (self, WPA_GROUP);
  read_suites (self, end, WPA_PAIR_COUNT, 4);
  read_suites (self, end, WPA_KEY_COUNT, 4);
}

/* One of four access categories: 4 octets. */
static void
read_category (OctetDissector *self)
{
  gsize at = octet_dissector_get_position (self);
  guint64 window;

  octet_dissector_open (self, ACP);
  octet_dissector_read (self, ACP_1);
  window = octet_dissector_read (self, ACP_2);
  octet_dissector_add_uint (self, ACP_CW_MAX, (1u << (window >> 4)) - 1, at + 1, 1);
  octet_dissector_add_uint (self, ACP_CW_MIN, (1u << (window & 0x0f)) - 1, at + 1, 1);
  octet_dissector_read (self, ACP_LIMIT);
  octet_dissector_close (self);
}

static void
read_wme (OctetDissector *self,
          gsize           end)
{
  guint64 subtype;

  if (!octet_wlan_has (self, end, 3))
    return;
  subtype = octet_dissector_read (self, WME_SUBTYPE);
  octet_dissector_read (self, WME_VERSION);
  /* The short form comes from stations, and from access points without parameters. */
  octet_dissector_read (self, subtype == 1 ? WME_AP : WME_STA);
  if (subtype != 1 || !octet_wlan_has (self, end, 1))
    return;
  octet_dissector_read_size (self, WME_RESERVED, 1);
  while (octet_wlan_has (self, end, 4))
    read_category (self);
}

void
octet_wlan_read_vendor (OctetDissector *self,
                        gsize           end)
{
  guint64 oui, type;

  if (!octet_wlan_has (self, end, 4))
    return;
  oui = octet_dissector_read (self, OUI);
  type = octet_dissector_add (self, VENDOR_TYPE, octet_dissector_get_position (self), 1);
  if (oui == OUI_MICROSOFT)
    {
      octet_dissector_read (self, WFA_TYPE);
      if (type == MICROSOFT_WPA)
        read_wpa (self, end);
      else if (type == MICROSOFT_WME)
        read_wme (self, end);
      else if (type == MICROSOFT_SETUP)
        octet_wlan_read_setup (self, end);
    }
  else if (oui == OUI_STANDARD)
    {
      octet_dissector_read (self, KDE_TYPE);
      if (type == KDE_IS_PMKID && octet_wlan_has (self, end, 16))
        octet_dissector_read_size (self, KDE_PMKID, 16);
    }
  else
    octet_dissector_read_size (self, VENDOR_DATA, end - octet_dissector_get_position (self));
}
