/* wlan-mgt-setup.c - Wi-Fi Protected Setup: how a device is let in by a push of a button.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0             2             4
 *     +-------------+-------------+---------------
 *     | type        | length      | value …
 *     +-------------+-------------+---------------
 *
 * Wi-Fi Simple Configuration Technical Specification 2.0, section 12.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/wireless/wlan-mgt.h"

enum { DEVICE_TYPE = 0x1054, METHODS = 0x1008, VENDOR = 0x1049, ALLIANCE = 0x00372a,
       NETWORK_DEVICE = 6 };

/* Which field has the value of an element, and how many octets that has; 0 for any. */
static const struct
{
  guint16     type;
  guint16     field;
  guint8      size;
  const char *name;
} elements[] = {
  { 0x1002, WPS_ASSOCIATION, 2, N_("Association state") },
  { METHODS, WPS_METHODS, 2, N_("Methods") },
  { 0x1009, WPS_ERROR, 2, N_("Error") },
  { 0x1011, WPS_DEVICE_NAME, 0, N_("Device name") },
  { 0x1012, WPS_PASSWORD, 2, N_("Password") },
  { 0x1021, WPS_MANUFACTURER, 0, N_("Manufacturer") },
  { 0x1023, WPS_MODEL, 0, N_("Model") },
  { 0x1024, WPS_MODEL_NUMBER, 0, N_("Model number") },
  { 0x103a, WPS_REQUEST, 1, N_("Request") },
  { 0x103b, WPS_RESPONSE, 1, N_("Response") },
  { 0x103c, WPS_BANDS, 1, N_("Bands") },
  { 0x1042, WPS_SERIAL, 0, N_("Serial number") },
  { 0x1044, WPS_STATE, 1, N_("State") },
  { 0x1047, WPS_UUID, 16, N_("Device's own number") },
  { VENDOR, WPS_VENDOR, 0, N_("Vendor's extension") },
  { 0x104a, WPS_VERSION, 1, N_("Version") },
  { DEVICE_TYPE, WPS_DEVICE, 8, N_("Kind of device") },
};

/* The extension of the Wi-Fi Alliance itself: elements whose types and lengths are octets. */
static void
add_alliance (OctetDissector *self,
              gsize           end)
{
  while (octet_wlan_has (self, end, 2))
    {
      guint64 id = octet_dissector_read (self, WPS_EXTENSION);
      gsize size = octet_dissector_read (self, WPS_EXTENSION_LENGTH);

      if (id == 0 && size == 1 && octet_wlan_has (self, end, 1))
        octet_dissector_read (self, WPS_EXTENSION_VERSION);
      else if (octet_wlan_has (self, end, size))
        octet_reader_skip (octet_dissector_rest (self), size);
      else
        return;
    }
}

/* Categories are the Alliance's where its own number stands between category and subcategory. */
static void
add_device (OctetDissector *self,
            gsize           at)
{
  const guint8 *octets = octet_dissector_get_bytes (self) + at;

  if (octet_dissector_get_captured (self) < at + 8 || octet_bytes_be32 (octets + 2) != 0x0050f204)
    return;
  if (octet_dissector_add (self, WPS_CATEGORY, at, 2) == NETWORK_DEVICE)
    octet_dissector_add (self, WPS_SUBCATEGORY, at + 6, 2);
}

/* The parts of a value that was added already; it stands from @at to @end. */
static void
add_parts (OctetDissector *self,
           guint           type,
           gsize           at,
           gsize           end)
{
  if (type == METHODS)
    for (guint field = WPS_USB; field <= WPS_KEYPAD; field++)
      octet_dissector_add (self, field, at, 2);
  else if (type == DEVICE_TYPE)
    add_device (self, at);
  else if (type == VENDOR && end - at >= 3 &&
           octet_dissector_add (self, WPS_VENDOR_ID, at, 3) == ALLIANCE)
    {
      octet_reader_skip (octet_dissector_rest (self), 3);
      add_alliance (self, end);
    }
}

static void
add_element (OctetDissector *self,
             gsize           end)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type = (guint) octet_reader_peek_be (rest, 0, 2);
  gsize size = octet_reader_peek_be (rest, 2, 2), at;
  gsize i = 0;

  while (i < G_N_ELEMENTS (elements) && elements[i].type != type)
    i++;
  octet_dissector_open_text (self, i < G_N_ELEMENTS (elements) ? _(elements[i].name)
                                                               : _("Element"));
  octet_dissector_read (self, WPS_TYPE);
  octet_dissector_read (self, WPS_LENGTH);
  at = octet_dissector_get_position (self);
  size = MIN (size, end > at ? end - at : 0);
  if (i < G_N_ELEMENTS (elements) && size > 0 &&
      (elements[i].size == 0 || elements[i].size == size))
    {
      octet_dissector_add (self, elements[i].field, at, size);
      add_parts (self, type, at, at + size);
    }
  if (octet_dissector_get_position (self) < at + size)
    octet_reader_skip (rest, at + size - octet_dissector_get_position (self));
  octet_dissector_close (self);
}

void
octet_wlan_read_setup (OctetDissector *self,
                       gsize           end)
{
  while (octet_wlan_has (self, end, 4))
    add_element (self, end);
}
