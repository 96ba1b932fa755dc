/* octet-ui-places.h - which packet stands at which place of a list, as it was at one moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-filter-run.h"
#include "session/octet-packet-order.h"

G_BEGIN_DECLS

/**
 * OctetUiPlaces: (skip)
 * @run: (nullable): whose packets are shown; %NULL while all are
 * @order: (nullable): their order; %NULL while they stand by number
 * @is_descending: whether the last of @order stands first
 *
 * What says which packet stands where. A view that is told of other packets still knows the
 * ones before until it was told of both.
 */
typedef struct
{
  OctetFilterRun   *run;
  OctetPacketOrder *order;
  gboolean          is_descending;
} OctetUiPlaces;

void    octet_ui_places_set        (OctetUiPlaces       *self,
                                    OctetFilterRun      *run,
                                    OctetPacketOrder    *order,
                                    gboolean             is_descending);
void    octet_ui_places_clear      (OctetUiPlaces       *self);
guint32 octet_ui_places_get_packet (const OctetUiPlaces *self,
                                    guint                position);

G_END_DECLS
