/* icmp-echo.h - which echo reply answers which request, for ICMP and ICMPv6.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/**
 * OctetEcho: (skip)
 * @request: number of the packet that asks
 * @response: number of the packet that answers, 0 for none
 * @request_time: ns since 1970 UTC
 *
 * One question and its answer.
 */
typedef struct
{
  guint32 request;
  guint32 response;
  gint64  request_time;
} OctetEcho;

const OctetEcho *octet_echo_find (OctetDissector *self,
                                  gboolean        is_request,
                                  guint16         identifier,
                                  guint16         sequence);

G_END_DECLS
