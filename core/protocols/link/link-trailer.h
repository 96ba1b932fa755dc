/* link-trailer.h - what lies behind the payload of a frame: padding up to the shortest size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* The shortest Ethernet frame without its check sequence (IEEE 802.3, 3.2.8). */
#define OCTET_LINK_SHORTEST_FRAME 60u

#define OCTET_LINK_PADDING_FIELD \
  { "eth.padding", N_("Padding"), OCTET_FIELD_BYTES, .flags = OCTET_FIELD_BEHIND, \
    .lesson = N_("Filling. A frame must have at least 60 octets, so short ones are filled up, " \
                 "usually with zeros.") }

#define OCTET_LINK_PADDING_NOTE \
  { "eth.padding_bad", OCTET_NOTE_NOTE, OCTET_GROUP_PROTOCOL, \
    N_("What should be padding is not zero, so it is shown as a trailer") }

gsize octet_link_add_padding (OctetDissector *self,
                              gsize           end,
                              guint           padding,
                              guint           note);
void  octet_link_add_trailer (OctetDissector *self,
                              gsize           end,
                              guint           padding,
                              guint           trailer,
                              guint           note);

G_END_DECLS
