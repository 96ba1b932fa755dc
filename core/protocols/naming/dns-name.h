/* dns-name.h - reads domain names, compressed ones too, from bytes that a stranger wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 1035, 2.3.4: a name has at most 255 octets on the wire. */
#define DNS_NAME_MAX 255u
/* Each of those octets may be written as \ddd (RFC 1035, 5.1). */
#define DNS_NAME_TEXT_MAX (4 * DNS_NAME_MAX + 1)
/* A name of 255 octets has at most 127 labels, and nobody needs more pointers
 * than labels. */
#define DNS_NAME_MAX_JUMPS 128u

typedef enum
{
  DNS_NAME_GOOD,
  DNS_NAME_TOO_LONG,      /* more than 255 octets once it is unpacked */
  DNS_NAME_LOOPS,         /* its pointers lead round in a circle, or nowhere */
  DNS_NAME_UNKNOWN_LABEL, /* a label of a kind that nobody uses: RFC 6891, 5 */
} DnsNameVerdict;

/**
 * DnsName: (skip)
 * @text: valid UTF-8: "www.example.org"; "<Root>" for the empty name; what is wrong, where
 *   something is
 * @text_size: octets of @text
 * @length: octets of the name and its dots, before any is written as \ddd
 * @n_labels: parts between dots
 * @size: octets it takes where it stands, pointer included; 0 where they are not all there
 * @verdict: whether it could be read
 */
typedef struct
{
  char           text[DNS_NAME_TEXT_MAX + 1];
  gsize          text_size;
  gsize          length;
  guint          n_labels;
  gsize          size;
  DnsNameVerdict verdict;
} DnsName;

gsize dns_name_measure (const guint8   *message,
                        gsize           size,
                        gsize           at,
                        DnsNameVerdict *ret_verdict);
void  dns_name_read    (DnsName        *self,
                        const guint8   *message,
                        gsize           size,
                        gsize           at);

G_END_DECLS
