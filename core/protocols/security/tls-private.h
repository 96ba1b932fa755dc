/* tls-private.h - what the files that read TLS share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lengths nest in TLS: a list stands in an extension, in a message, in a
 * record. Each reader gets the end of what it stands in, as a place in the
 * layer, and reads nothing beyond it.
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

/* The value in the table "tls.sct": a certificate's list of timestamps, without records. No
 * port has this number. */
#define TLS_PART_SCT 0x10001u

#define TLS_VERSION_1_2 0x0303
#define TLS_VERSION_1_3 0x0304

/* RFC 8701: the values 0x0a0a, 0x1a1a ... 0xfafa mean nothing. */
#define TLS_IS_GREASE(value) \
  (((value) & 0x0f0f) == 0x0a0a && ((value) >> 8 & 0xff) == ((value) & 0xff))

/* What JA3 and JA3S are made of, collected while the hello is read; NULL where nobody asked. */
typedef struct
{
  GString *extensions;
  GString *groups;
  GString *points;
  gsize    at; /* where the extensions begin, from the layer's first octet */
} TlsPrint;

/**
 * TlsTalk: (skip)
 * @version: the version that was agreed on, 0 where no server hello was seen
 * @suite: the cipher suite that the server chose
 * @client_is_a: the flow's end A sent the client hello
 * @has_client: a client hello was seen
 * @has_certificate: a certificate was shown in the clear
 * @first_packet: the packet of the first hello
 * @cipher_packet: for each end (A, B): the packet of its change of cipher, 0 for none
 * @alpn: (nullable): the protocol that both agreed on, an interned string
 *
 * What TLS remembers of a connection.
 */
typedef struct
{
  guint16     version;
  guint16     suite;
  gboolean    client_is_a;
  gboolean    has_client;
  gboolean    has_certificate;
  guint32     first_packet;
  guint32     cipher_packet[2];
  const char *alpn;
} TlsTalk;

/**
 * TlsContext: (skip)
 * @talk: (nullable): what is known of the connection
 * @side: which end sent this: 0 for A, 1 for B
 * @is_encrypted: this end changed its cipher earlier in this layer
 * @version: the version that names the protocol in the list
 * @summary: what to write in front of the next word in the list's info
 */
typedef struct
{
  TlsTalk    *talk;
  guint       side;
  gboolean    is_encrypted;
  guint16     version;
  const char *summary;
} TlsContext;

/* tls-read.c */
gboolean tls_has         (OctetDissector *self,
                          gsize           end,
                          gsize           size);
guint32  tls_number      (OctetDissector *self,
                          guint           field,
                          gsize           size,
                          gsize           end);
gsize    tls_length      (OctetDissector *self,
                          guint           field,
                          gsize           size,
                          gsize           end);
void     tls_octets      (OctetDissector *self,
                          guint           field,
                          gsize           size,
                          gsize           end);
void     tls_skip_to     (OctetDissector *self,
                          gsize           end);

/* tls-talk.c */
gboolean tls_is_1_3      (const TlsContext *context);
TlsTalk *tls_talk_find   (OctetDissector *self);
TlsTalk *tls_talk_ensure (OctetDissector *self);

/* tls-handshake.c */
void     tls_add_handshakes (OctetDissector *self,
                             TlsContext     *context,
                             gsize           end);

/* tls-extensions.c */
void     tls_add_extensions (OctetDissector *self,
                             TlsContext     *context,
                             guint8          message,
                             gsize           end,
                             TlsPrint       *print);
void     tls_add_timestamps (OctetDissector *self,
                             gsize           end);
void     tls_add_signature_algorithm (OctetDissector *self,
                                      gsize           end);

G_END_DECLS
