/* octet-pcapng-blocks.h - reads the pcapng blocks that hold no packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-reader.h"
#include "capture/octet-capture-private.h"

G_BEGIN_DECLS

gboolean octet_pcapng_read_section    (OctetCapture *self,
                                       OctetReader  *body);
gboolean octet_pcapng_read_interface  (OctetCapture *self,
                                       OctetReader  *body);
void     octet_pcapng_read_names      (OctetCapture *self,
                                       OctetReader  *body);
void     octet_pcapng_read_statistics (OctetCapture *self,
                                       OctetReader  *body);
void     octet_pcapng_read_secrets    (OctetCapture *self,
                                       OctetReader  *body);

void     octet_interface_clock_set    (OctetInterfaceClock       *self,
                                       const OctetInterface      *interface);
gint64   octet_interface_clock_convert (const OctetInterfaceClock *self,
                                       guint64                    ticks);
OctetSpan octet_interface_split_ticks (const OctetInterface      *interface,
                                       guint64                    ticks);

G_END_DECLS
