/* dns-talk.h - pairs DNS questions and answers by conversation and transaction ID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

void dns_talk_remember (OctetDissector *dissector,
                        guint           id,
                        gboolean        is_response,
                        gboolean        is_stream);
void dns_talk_add      (OctetDissector *dissector,
                        guint           id,
                        gboolean        is_response);

G_END_DECLS
