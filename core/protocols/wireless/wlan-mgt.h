/* wlan-mgt.h - the numbers of a management frame's fields, and the functions that read its parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the files wlan-mgt*.c alone, which together are one protocol.
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

enum
{
#define OCTET_LIST_NUMBERS
#include "protocols/wireless/field-list.h"
#include "protocols/wireless/wlan-mgt-fields.h"
};

/* Each reads an element's content, which lies between the cursor and @end. */
void octet_wlan_read_ht         (OctetDissector *self,
                                 gsize           end);
void octet_wlan_read_ht_info    (OctetDissector *self,
                                 gsize           end);
void octet_wlan_read_extensions (OctetDissector *self,
                                 gsize           end);
void octet_wlan_read_rsn        (OctetDissector *self,
                                 gsize           end);
void octet_wlan_read_vendor     (OctetDissector *self,
                                 gsize           end);
void octet_wlan_read_setup      (OctetDissector *self,
                                 gsize           end);

/* Whether @size octets are left before @end. */
static inline gboolean
octet_wlan_has (OctetDissector *self,
                gsize           end,
                gsize           size)
{
  gsize at = octet_dissector_get_position (self);

  return octet_dissector_ok (self) && at <= end && end - at >= size;
}

G_END_DECLS
