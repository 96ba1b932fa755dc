/* http-message.h - one HTTP/1 message of a layer, on its way through the files that read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "protocols/web/http-head.h"

G_BEGIN_DECLS

/**
 * HttpMessage: (skip)
 * @data: its first octet
 * @start: where that is in the layer
 * @captured: octets that are there, to the layer's end
 * @size: octets there were, to the layer's end
 * @head: its start line and framing
 * @body_size: octets of body on the wire
 * @turn: what it is in its exchange
 */
typedef struct
{
  const guint8 *data;
  gsize         start;
  gsize         captured;
  gsize         size;
  HttpHead      head;
  gsize         body_size;
  OctetTurn     turn;
} HttpMessage;

void http_message_add_headers (OctetDissector    *self,
                               const HttpMessage *message);
void http_message_add_body    (OctetDissector    *self,
                               const HttpMessage *message);

G_END_DECLS
