extension StoryRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.field("revision", revision)
            $0.field("merged", merged)
            $0.field("title", title)
            $0.field("articles", articles)
            $0.field("firstPublished", firstPublished)
            $0.field("lastPublished", lastPublished)
            $0.field("sources", sources)
            $0.field("facts", facts)
            $0.field("disputes", disputes)
            $0.field("entities", entities)
            $0.field("timeline", timeline)
        }
    }
}

extension StoryRecord.Account: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.field("publisher", publisher)
            $0.field("published", published)
            $0.field("copyOf", copyOf)
            $0.fieldIfPresent("share", share)
        }
    }
}

extension StoryRecord.Fact: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("type", type)
            $0.field("actors", actors)
            $0.field("time", time)
            $0.field("place", place)
            $0.field("events", events)
            $0.field("independentSources", independentSources)
            $0.field("details", details)
        }
    }
}

extension StoryRecord.EventReference: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("article", article)
            $0.field("id", id)
        }
    }
}

extension StoryRecord.Detail: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("field", field)
            $0.field("values", values)
        }
    }
}

extension StoryRecord.Detail.Value: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("value", value)
            $0.field("articles", articles)
        }
    }
}

extension StoryRecord.Dispute: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("about", about)
            $0.field("positions", positions)
        }
    }
}

extension StoryRecord.Dispute.Position: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("claimant", claimant)
            $0.field("stance", stance)
            $0.field("text", text)
            $0.field("article", article)
            $0.field("claim", claim)
        }
    }
}

extension StoryRecord.EntityCount: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("name", name)
            $0.field("articles", articles)
        }
    }
}

extension StoryRecord.TimelineEntry: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("time", time)
            $0.field("fact", fact)
        }
    }
}
